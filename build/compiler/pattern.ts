import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { hasNegation, isHalf, mayDividePairs, takesHalves } from './pattern-halves'

/**
 * JavaScript's regular expressions in Java's notation, with the same matches. What cannot be had in Java, or only means
 * the same by luck, is refused.
 */

/** Why a pattern has no translation. */
export class Untranslatable extends Error {}

export interface JavaPattern {
  text: string
  /** Set where the pattern spans the whole text: what `==~` takes. */
  whole: string | undefined
  /** Whether it is for text in which each half of a surrogate pair is a character: `inHalves` of the runtime. */
  readsHalves: boolean
  /** Whether it matches nothing, too. Java finds nothing also in the middle of what is a surrogate pair to it. */
  mayBeEmpty: boolean
  groups: Group[]
  /** Whether a group stands in a repetition or a look around: JavaScript forgets what it held there, Java does not. */
  hasForgottenGroup: boolean
}

export interface Group {
  name: string | undefined
  /** Whether there can be a match in which it takes no part. */
  isOptional: boolean
}

const lineEnds = '\\n\\r\\u2028\\u2029'
/** What `\s` and `trim` mean in JavaScript, for a class. */
export const whiteSpace = '\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'

export function toJava(source: string, flags: string): JavaPattern {
  const unsupported = [...flags].find((flag) => !'gimsu'.includes(flag))
  if (unsupported !== undefined) throw new Untranslatable(`the flag \`${unsupported}\``)
  if (flags.includes('i') && flags.includes('u')) throw new Untranslatable('the flag `i` together with `u`')
  if (flags.includes('i') && /[^ -~]|\\u|\\x/.test(source))
    throw new Untranslatable('the flag `i` with characters outside of ASCII')
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, flags.includes('u'))
  const mayBeEmpty = pattern.alternatives.some(isNullable)
  if (flags.includes('u') && mayBeEmpty && hasNegation(pattern))
    throw new Untranslatable('a match of nothing between the halves of a character')
  const readsHalves = !flags.includes('u') && mayDividePairs(pattern)
  const translation = new Translation(flags, readsHalves)
  const text = translation.alternatives(pattern.alternatives)
  const { groups, hasForgottenGroup } = translation
  const prefix = flags.includes('i') ? '(?i)' : ''
  const [only, ...others] = pattern.alternatives
  const elements = only?.elements ?? []
  const isWhole =
    others.length === 0 &&
    elements.length > 1 &&
    !flags.includes('m') &&
    isEdge(elements[0]!, 'start') &&
    isEdge(elements.at(-1)!, 'end')
  return {
    text: prefix + text,
    whole: isWhole ? prefix + new Translation(flags, readsHalves).sequence(elements.slice(1, -1)) : undefined,
    readsHalves,
    mayBeEmpty,
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
  readonly groups: Group[] = []
  hasForgottenGroup = false
  private forgets = 0
  private readonly dotMatchesAll: boolean
  private readonly hasLines: boolean

  constructor(
    flags: string,
    private readonly readsHalves: boolean,
  ) {
    this.dotMatchesAll = flags.includes('s')
    this.hasLines = flags.includes('m')
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
        return this.set(element)
      case 'CharacterClass':
        return this.class(element)
      case 'Group':
        if (element.modifiers !== null) throw new Untranslatable('a group with flags')
        return `(?:${this.alternatives(element.alternatives)})`
      case 'CapturingGroup':
        this.groups.push({ name: element.name ?? undefined, isOptional: mayTakeNoPart(element) })
        if (this.forgets > (isRepetition(element.parent) ? 1 : 0)) this.hasForgottenGroup = true
        return `(${this.alternatives(element.alternatives)})`
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

  private assertion(assertion: AST.Assertion): string {
    switch (assertion.kind) {
      case 'start':
        return this.hasLines ? `(?:^|(?<=[${lineEnds}]))` : '^'
      case 'end':
        // Java's `$` also matches before a line break at the end.
        return this.hasLines ? `(?=[${lineEnds}]|\\z)` : '\\z'
      case 'word': {
        // Java's own `\b` knows letters that `\w` does not.
        const edges = assertion.negate
          ? ['(?<=\\w)(?=\\w)', '(?<!\\w)(?!\\w)']
          : ['(?<=\\w)(?!\\w)', '(?<!\\w)(?=\\w)']
        return `(?:${edges.join('|')})`
      }
      case 'lookahead':
        return `(?${assertion.negate ? '!' : '='}${this.forgetting(assertion.alternatives)})`
      case 'lookbehind':
        // Java needs to know how far to look back, and counts that in halves.
        if (!assertion.alternatives.every(({ elements }) => elements.every(isLimited)))
          throw new Untranslatable('a look behind that is not a few plain characters')
        return `(?<${assertion.negate ? '!' : '='}${this.alternatives(assertion.alternatives)})`
    }
  }

  private quantifier(node: AST.Quantifier): string {
    // JavaScript goes on looking where such a repetition has found nothing.
    if (matchesNothing(node.element)) throw new Untranslatable('a repetition of what may be nothing')
    if (node.element.type === 'Assertion') throw new Untranslatable('a repeated assertion')
    this.forgets += isRepetition(node) ? 1 : 0
    const repeated = this.element(node.element) + times(node) + (node.greedy ? '' : '?')
    this.forgets -= isRepetition(node) ? 1 : 0
    return repeated
  }

  private forgetting(alternatives: AST.Alternative[]): string {
    // Even a group that is all there is in a look around is forgotten.
    this.forgets += 2
    const translated = this.alternatives(alternatives)
    this.forgets -= 2
    return translated
  }

  private set(set: AST.CharacterSet): string {
    if (set.kind === 'property') throw new Untranslatable(`\`${set.raw}\``)
    if (set.kind === 'any') return this.dotMatchesAll ? '[\\s\\S]' : `[^${lineEnds}]`
    if (set.kind === 'space') return `[${set.negate ? '^' : ''}${whiteSpace}]`
    return set.raw
  }

  private class(node: AST.CharacterClass): string {
    if (node.unicodeSets) throw new Untranslatable('the flag `v`')
    if (node.elements.length === 0) return node.negate ? '[\\s\\S]' : '(?!)'
    return `[${node.negate ? '^' : ''}${node.elements.map((one) => this.classElement(one)).join('')}]`
  }

  private classElement(element: AST.CharacterClassElement): string {
    switch (element.type) {
      case 'Character':
        return this.character(element.value, insideOfClass)
      case 'CharacterClassRange':
        return this.range(element.min.value, element.max.value)
      case 'CharacterSet':
        if (element.kind === 'property') throw new Untranslatable(`\`${element.raw}\``)
        if (element.kind === 'space') return element.negate ? `[^${whiteSpace}]` : whiteSpace
        return element.raw
      default:
        throw new Untranslatable(`\`${element.raw}\``)
    }
  }

  /** Halves have places of their own behind all other characters. */
  private range(min: number, max: number): string {
    if (!this.readsHalves || min > 0xdfff || max < 0xd800)
      return `${this.character(min, insideOfClass)}-${this.character(max, insideOfClass)}`
    const before = min < 0xd800 ? this.range(min, 0xd7ff) : ''
    const halves = [Math.max(min, 0xd800), Math.min(max, 0xdfff)].map((unit) =>
      this.character(unit, insideOfClass),
    )
    const behind = max > 0xdfff ? this.range(0xe000, max) : ''
    return before + halves.join('-') + behind
  }

  private character(value: number, special: RegExp): string {
    if (isHalf(value) && !this.readsHalves) throw new Untranslatable('half of a surrogate pair')
    if (isHalf(value)) return `\\x{${(value - 0xd800 + 0x10f800).toString(16)}}`
    if (value > 0xffff) return `\\x{${value.toString(16)}}`
    if (value < 32 || value > 126) return shortNames[value] ?? `\\u${value.toString(16).padStart(4, '0')}`
    const text = String.fromCharCode(value)
    return special.test(text) ? `\\${text}` : text
  }
}

function mayTakeNoPart({ parent }: AST.Node): boolean {
  if (parent === null) return false
  if (parent.type === 'Quantifier' && parent.min === 0) return true
  if ('alternatives' in parent && parent.alternatives.length > 1) return true
  return parent.type !== 'Pattern' && mayTakeNoPart(parent)
}

function isRepetition(node: AST.Node): boolean {
  return node.type === 'Quantifier' && node.max > 1
}

/** Of a limited number of characters that Java does not count in two ways. */
function isLimited(element: AST.Element): boolean {
  switch (element.type) {
    case 'Character':
      return element.value <= 0xffff && !isHalf(element.value)
    case 'CharacterSet':
      return !takesHalves(element)
    case 'CharacterClass':
      return !takesHalves(element) && !/\\u|[^ -~]/.test(element.raw)
    case 'Group':
      return element.alternatives.every(({ elements }) => elements.every(isLimited))
    case 'Quantifier':
      return element.max !== Infinity && isLimited(element.element)
    default:
      return false
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
