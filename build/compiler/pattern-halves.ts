import type { AST } from '@eslint-community/regexpp'

/**
 * Without the flag `u`, JavaScript takes each half of a surrogate pair for a character; Java only knows the pair. Where no
 * match can begin, end or be divided within a pair, that makes no difference.
 */
export function mayDividePairs(pattern: AST.Pattern): boolean {
  const halves = new Halves()
  halves.alternatives(pattern.alternatives)
  return halves.areDivided || (halves.areTaken && halves.haveNegation)
}

/** Whether it has `\B` or the like, which Node finds within a pair even with the flag `u`. */
export function hasNegation(pattern: AST.Pattern): boolean {
  const halves = new Halves()
  halves.alternatives(pattern.alternatives)
  return halves.haveNegation
}

/** A set that takes either half. */
export function takesHalves(node: AST.Element): boolean {
  if (node.type === 'CharacterSet') return node.kind === 'any' || ('negate' in node && node.negate)
  if (node.type !== 'CharacterClass') return false
  return node.negate || node.elements.some((one) => one.type === 'CharacterSet' && takesHalves(one))
}

/** What an element can begin or end with, and whether it can be nothing. */
interface Edges {
  beginsWithHalf: boolean
  endsWithHalf: boolean
  mayBeEmpty: boolean
}

const solid: Edges = { beginsWithHalf: false, endsWithHalf: false, mayBeEmpty: false }
const nothing: Edges = { beginsWithHalf: false, endsWithHalf: false, mayBeEmpty: true }

class Halves {
  areTaken = false
  areDivided = false
  /** `\B` and the like are true within a pair. */
  haveNegation = false

  alternatives(alternatives: readonly AST.Alternative[]): Edges {
    const all = alternatives.map((one) => this.sequence(one.elements))
    return {
      beginsWithHalf: all.some((one) => one.beginsWithHalf),
      endsWithHalf: all.some((one) => one.endsWithHalf),
      mayBeEmpty: all.some((one) => one.mayBeEmpty),
    }
  }

  private sequence(elements: readonly AST.Element[]): Edges {
    return elements
      .map((element) => this.element(element))
      .reduce((before, next) => {
        // One could take the first half, the other the second.
        if (before.endsWithHalf && next.beginsWithHalf) this.areDivided = true
        return {
          beginsWithHalf: before.beginsWithHalf || (before.mayBeEmpty && next.beginsWithHalf),
          endsWithHalf: next.endsWithHalf || (next.mayBeEmpty && before.endsWithHalf),
          mayBeEmpty: before.mayBeEmpty && next.mayBeEmpty,
        }
      }, nothing)
  }

  private element(element: AST.Element): Edges {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives)
      case 'Quantifier':
        return this.quantifier(element)
      case 'Assertion':
        return this.assertion(element)
      default:
        // Exactly one, which can be a half.
        if (takesHalves(element) || namesHalf(element)) this.areDivided = true
        return solid
    }
  }

  private quantifier({ element, min, max, greedy }: AST.Quantifier): Edges {
    if (takesHalves(element) && !namesHalf(element)) {
      this.areTaken = true
      // It goes on to the end of the pair, since nothing else can begin within it.
      if (max !== Infinity || min > (greedy ? 1 : 0)) this.areDivided = true
      return { beginsWithHalf: true, endsWithHalf: true, mayBeEmpty: min === 0 }
    }
    const one = this.element(element)
    if (max > 1 && one.endsWithHalf && one.beginsWithHalf) this.areDivided = true
    return { ...one, mayBeEmpty: one.mayBeEmpty || min === 0 }
  }

  private assertion(assertion: AST.Assertion): Edges {
    if ('negate' in assertion && assertion.negate) this.haveNegation = true
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
      const inner = new Halves()
      inner.alternatives(assertion.alternatives)
      if (inner.areTaken || inner.areDivided) this.areDivided = true
      if (inner.haveNegation) this.haveNegation = true
    }
    return nothing
  }
}

/** Whether halves of pairs are written there. */
function namesHalf(node: AST.Element): boolean {
  if (node.type === 'Character') return isHalf(node.value)
  if (node.type !== 'CharacterClass') return false
  return node.elements.some((one) => {
    if (one.type === 'Character') return isHalf(one.value)
    return one.type === 'CharacterClassRange' && one.min.value <= 0xdfff && one.max.value >= 0xd800
  })
}

export function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
