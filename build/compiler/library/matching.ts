import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isConstant, referentOf, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, closure, method, name, run, text } from '../groovy/make'
import { type JavaPattern, toJava, Untranslatable } from '../pattern'

/**
 * A regular expression that is used. A Matcher would not survive a restart, so none is ever a value: it is made and asked
 * in one expression or helper, and matches are lists.
 */
export interface Pattern extends JavaPattern {
  readonly node: ts.Node
  /** The flag `g`. */
  readonly isGlobal: boolean
}

/** The literal, or the one that a constant holds; undefined for anything else. */
export function patternLiteral(node: ts.Node): ts.RegularExpressionLiteral | undefined {
  const value = unwrap(node)
  if (ts.isRegularExpressionLiteral(value)) return value
  const referent = ts.isIdentifier(value) ? referentOf(value) : undefined
  return referent?.kind === 'local' || referent?.kind === 'constant' ? heldPattern(referent.node) : undefined
}

/** Whether it is a regular expression, be it one that can be used or not. */
export function isPattern(node: ts.Node): boolean {
  return patternLiteral(node) !== undefined || typeOf(node).symbol?.name === 'RegExp'
}

/** The pattern that a declaration holds for good. Nothing is emitted for it: it stands wherever it is used. */
export function heldPattern(declaration: ts.Node): ts.RegularExpressionLiteral | undefined {
  if (!ts.isVariableDeclaration(declaration)) return undefined
  if (!isConstant(declaration)) return undefined
  const value = declaration.initializer
  const literal = value === undefined ? undefined : unwrap(value)
  return literal && ts.isRegularExpressionLiteral(literal) ? literal : undefined
}

/** Undefined where it is refused. */
export function patternOf(node: ts.Node, context: Context): Pattern | undefined {
  return readPattern(node, (refusal) => context.refuse(node, refusal))
}

export function readPattern(node: ts.Node, refuse?: (refusal: Refusal) => void): Pattern | undefined {
  const literal = patternLiteral(node)
  if (literal === undefined) {
    refuse?.(refusals.noPatternValue)
    return undefined
  }
  const written = literal.text
  const end = written.lastIndexOf('/')
  const flags = written.slice(end + 1)
  try {
    return { ...toJava(written.slice(1, end), flags), node, isGlobal: flags.includes('g') }
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error
    refuse?.(refusals.noPattern(error.message))
    return undefined
  }
}

/** The same where all matches are looked for, and perhaps what their groups held. */
export function allOf(pattern: Pattern, needsGroups: boolean, context: Context): Pattern | undefined {
  const [, flags = ''] = /\/([a-z]*)$/.exec(patternLiteral(pattern.node)?.getText() ?? '') ?? []
  if (pattern.mayBeEmpty && (pattern.readsHalves || flags.includes('u'))) {
    context.refuse(pattern.node, refusals.noPattern('a match of nothing between the halves of a character'))
    return undefined
  }
  return needsGroups ? withGroups(pattern, context) : pattern
}

export function withGroups(pattern: Pattern, context: Context): Pattern | undefined {
  if (!pattern.hasForgottenGroup) return pattern
  context.refuse(pattern.node, refusals.noPattern('what a group in a repetition or a look around held'))
  return undefined
}

/** The text in which the pattern is looked for. */
export function subjectOf(value: Expression, pattern: Pattern, context: Context): Expression {
  return pattern.readsHalves ? context.runtime('inHalves', value) : value
}

/** Text that comes from such a subject. */
export function textFrom(value: Expression, pattern: Pattern, context: Context): Expression {
  return pattern.readsHalves ? context.runtime('outOfHalves', value) : value
}

/** A list of such texts, some of which may be absent. */
export function textsFrom(values: Expression, pattern: Pattern, context: Context): Expression {
  return pattern.readsHalves ? context.runtime('allOutOfHalves', values) : values
}

/** Whether the pattern is found. */
export function isFound(value: Expression, pattern: Pattern, context: Context): Expression {
  const subject = subjectOf(value, pattern, context)
  return pattern.whole === undefined
    ? find(subject, text(pattern.text))
    : binary(subject, '==~', text(pattern.whole))
}

export function find(value: Expression, pattern: Expression): Expression {
  return method(binary(value, '=~', pattern), 'find')
}

/** The first match with its groups, or null. */
export function firstMatch(value: Expression, pattern: Pattern, context: Context): Expression {
  const match = context.helper('matchOf', subjectOf(value, pattern, context), text(pattern.text))
  return textsFrom(match, pattern, context)
}

/** The list of all matches with their groups. */
export function allMatches(value: Expression, pattern: Pattern, context: Context): Expression {
  const matches = context.helper('matchesOf', subjectOf(value, pattern, context), text(pattern.text))
  if (!pattern.readsHalves) return matches
  return context.scope(() => {
    const match = context.invent('match')
    return method(matches, 'collect', closure([match], [run(textsFrom(name(match), pattern, context))]))
  })
}

/** Where the first match is. */
export function firstStart(value: Expression, pattern: Pattern, context: Context): Expression {
  const start = (subject: Expression): Expression => context.helper('startOf', subject, text(pattern.text))
  if (!pattern.readsHalves) return start(value)
  const subject = context.keep(subjectOf(value, pattern, context), 'halves')
  return context.runtime('startOutOfHalves', subject, start(subject))
}

/** Where the matches are. */
export function allStarts(value: Expression, pattern: Pattern, context: Context): Expression {
  const starts = (subject: Expression): Expression => context.helper('startsOf', subject, text(pattern.text))
  if (!pattern.readsHalves) return starts(value)
  const subject = context.keep(subjectOf(value, pattern, context), 'halves')
  return context.runtime('startsOutOfHalves', subject, starts(subject))
}
