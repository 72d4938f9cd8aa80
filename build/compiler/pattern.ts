import { type AST, RegExpParser } from '@eslint-community/regexpp'

/**
 * JavaScript's regular expressions in Java's notation, with the same matches. What cannot be had in Java, or only means
 * the same by luck, is refused.
 */

/** Why a pattern has no translation. `needsFlag` is cured by the flag `u`. */
export class Untranslatable extends Error {
  constructor(
    message: string,
    readonly needsFlag = false,
  ) {
    super(message)
  }
}

export interface JavaPattern {
  text: string
  /** Set where the pattern spans the whole text: what `==~` takes. */
  whole: string | undefined
  /** Whether it matches nothing, too. Java finds nothing also in the middle of a surrogate pair. */
  mayBeEmpty: boolean
  groups: number
  /** Whether a group stands in a repetition or a `(?!…)`: JavaScript forgets what it held there, Java does not. */
  hasForgottenGroup: boolean
}

const lineEnds = '\\n\\r\\u2028\\u2029'
/** What `\s` and `trim` mean in JavaScript, for a class. */
export const whiteSpace = '\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'

export function toJava(source: string, flags: string): JavaPattern {
  const unsupported = [...flags].find((flag) => !'gisu'.includes(flag))
  if (unsupported !== undefined) throw new Untranslatable(`the flag \`${unsupported}\``)
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, flags.includes('u'))
  const translation = new Translation(flags)
  const text = translation.alternatives(pattern.alternatives)
  const { groups, hasForgottenGroup } = translation
  if (flags.includes('i') && /[^ -~]|\\u|\\x/.test(source))
    throw new Untranslatable('the flag `i` with characters outside of ASCII')
  const prefix = flags.includes('i') ? '(?i)' : ''
  const [only, ...others] = pattern.alternatives
  const elements = only?.elements ?? []
  const isWhole =
    others.length === 0 &&
    elements.length > 1 &&
    isEdge(elements[0]!, 'start') &&
    isEdge(elements.at(-1)!, 'end')
  return {
    text: prefix + text,
    whole: isWhole ? prefix + translation.sequence(elements.slice(1, -1)) : undefined,
    mayBeEmpty: pattern.alternatives.some(isNullable),
    groups,
    hasForgottenGroup,
  }
}

function isNullable(alternative: AST.Alternative): boolean {
  return alternative.elements.every(matchesNothing)
}

function matchesNothing(element: AST.Element): boolean {
  if (element.type === 'Quantifier') return element.min === 0 || matchesNothing(element.element)
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return element.alternatives.some(isNullable)
  return element.type === 'Assertion'
}

function isEdge(element: AST.Element, kind: 'start' | 'end'): boolean {
  return element.type === 'Assertion' && element.kind === kind
}

class Translation {
  groups = 0
  hasForgottenGroup = false
  private forgets = 0
  private readonly dotMatchesAll: boolean
  private readonly readsCodePoints: boolean

  constructor(flags: string) {
    this.dotMatchesAll = flags.includes('s')
    this.readsCodePoints = flags.includes('u')
  }

  alternatives(alternatives: AST.Alternative[]): string {
    return alternatives.map((one) => this.sequence(one.elements)).join('|')
  }

  sequence(elements: AST.Element[]): string {
    return elements.map((element) => this.element(element)).join('')
  }

  private element(element: AST.Element): string {
    switch (element.type) {
      case 'Character':
        return this.character(element.value, outsideOfClass)
      case 'CharacterSet':
        return this.set(element, false)
      case 'CharacterClass':
        return this.class(element, false)
      case 'Group':
        if (element.modifiers !== null) throw new Untranslatable('a group with flags')
        return `(?:${this.alternatives(element.alternatives)})`
      case 'CapturingGroup':
        this.groups++
        if (this.forgets > (element.parent.type === 'Quantifier' ? 1 : 0)) this.hasForgottenGroup = true
        return `(${this.groupName(element.name)}${this.alternatives(element.alternatives)})`
      case 'Quantifier':
        return this.quantifier(element)
      case 'Assertion':
        return this.assertion(element)
      case 'Backreference':
        throw new Untranslatable('a reference to a group')
      default:
        throw new Untranslatable(`\`${element.raw}\``)
    }
  }

  private groupName(name: string | null): string {
    if (name === null) return ''
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Untranslatable(`the group name \`${name}\``)
    return `?<${name}>`
  }

  private assertion(assertion: AST.Assertion): string {
    switch (assertion.kind) {
      case 'start':
        return '^'
      case 'end':
        // Java's `$` also matches before a line break at the end.
        return '\\z'
      case 'word': {
        // Java's own `\b` knows letters that `\w` does not.
        const edges = assertion.negate
          ? ['(?<=\\w)(?=\\w)', '(?<!\\w)(?!\\w)']
          : ['(?<=\\w)(?!\\w)', '(?<!\\w)(?=\\w)']
        return `(?:${edges.join('|')})`
      }
      case 'lookahead':
        return assertion.negate
          ? `(?!${this.forgetting(() => this.alternatives(assertion.alternatives))})`
          : `(?=${this.alternatives(assertion.alternatives)})`
      case 'lookbehind':
        throw new Untranslatable('a look behind')
    }
  }

  /** As long as a run is taken as a whole, it does not matter in how many characters it is counted. */
  private quantifier(node: AST.Quantifier): string {
    // JavaScript goes on looking where such a repetition has found nothing.
    if (matchesNothing(node.element)) throw new Untranslatable('a repetition of what may be nothing')
    const isRun = node.max === Infinity && node.min <= 1 && node.greedy
    const element = this.forgetting(() => this.quantified(node.element, isRun))
    return element + times(node) + (node.greedy ? '' : '?')
  }

  private forgetting(translate: () => string): string {
    this.forgets++
    const translated = translate()
    this.forgets--
    return translated
  }

  private quantified(element: AST.QuantifiableElement, isRun: boolean): string {
    if (element.type === 'CharacterSet') return this.set(element, isRun)
    if (element.type === 'CharacterClass') return this.class(element, isRun)
    if (element.type === 'Assertion') throw new Untranslatable('a repeated assertion')
    return this.element(element)
  }

  private set(set: AST.CharacterSet, isRun: boolean): string {
    if (set.kind === 'property') throw new Untranslatable(`\`${set.raw}\``)
    if (set.kind === 'any' || set.negate) this.mayMatchHalf(isRun)
    if (set.kind === 'any') return this.dotMatchesAll ? '[\\s\\S]' : `[^${lineEnds}]`
    if (set.kind === 'space') return `[${set.negate ? '^' : ''}${whiteSpace}]`
    return set.raw
  }

  private class(node: AST.CharacterClass, isRun: boolean): string {
    if (node.unicodeSets) throw new Untranslatable('the flag `v`')
    if (
      node.negate ||
      node.elements.some((one) => one.type === 'CharacterSet' && 'negate' in one && one.negate)
    )
      this.mayMatchHalf(isRun)
    if (node.elements.length === 0) return node.negate ? '[\\s\\S]' : '(?!)'
    return `[${node.negate ? '^' : ''}${node.elements.map((one) => this.classElement(one)).join('')}]`
  }

  private classElement(element: AST.CharacterClassElement): string {
    switch (element.type) {
      case 'Character':
        return this.character(element.value, insideOfClass)
      case 'CharacterClassRange':
        return `${this.character(element.min.value, insideOfClass)}-${this.character(element.max.value, insideOfClass)}`
      case 'CharacterSet':
        if (element.kind === 'property') throw new Untranslatable(`\`${element.raw}\``)
        if (element.kind === 'space') return element.negate ? `[^${whiteSpace}]` : whiteSpace
        return element.raw
      default:
        throw new Untranslatable(`\`${element.raw}\``)
    }
  }

  private character(value: number, special: RegExp): string {
    if (value > 0xffff) return `\\x{${value.toString(16)}}`
    if (value >= 0xd800 && value <= 0xdfff) throw new Untranslatable('half of a surrogate pair', true)
    if (value < 32 || value > 126) return shortNames[value] ?? `\\u${value.toString(16).padStart(4, '0')}`
    const text = String.fromCharCode(value)
    return special.test(text) ? `\\${text}` : text
  }

  private mayMatchHalf(isRun: boolean): void {
    if (!this.readsCodePoints && !isRun) throw new Untranslatable('half of a surrogate pair', true)
  }
}

const outsideOfClass = /[\\^$.|?*+()[\]{}]/
const insideOfClass = /[\\^\-[\]&]/
const shortNames: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r' }

function times(node: AST.Quantifier): string {
  if (node.min === 0 && node.max === Infinity) return '*'
  if (node.min === 1 && node.max === Infinity) return '+'
  if (node.min === 0 && node.max === 1) return '?'
  if (node.min === node.max) return `{${node.min}}`
  return `{${node.min},${node.max === Infinity ? '' : node.max}}`
}
