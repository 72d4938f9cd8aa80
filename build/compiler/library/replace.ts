import { ts } from '../../typescript'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { integer, list, method, text } from '../groovy/make'
import { held, heldReceiver, isText, operands, refuseArguments } from './arguments'
import type { BuiltinCall } from './method'
import {
  type Pattern,
  allMatches,
  allOf,
  allStarts,
  isPattern,
  patternOf,
  subjectOf,
  textFrom,
  withGroups,
} from './matching'
import { replaceEachMatch, replaceEachText } from './replace-callback'
import { javaReplacement, usesGroups } from './replacement'
import { escapedPattern, hasLoneHalf } from './split'

/** `replace`, and where `all` is true `replaceAll`. */
export function replace(call: BuiltinCall, all: boolean): Expression {
  const [search, replacement] = call.arguments
  if (search === undefined || replacement === undefined || call.arguments.length > 2)
    return refuseArguments(call, 'with two arguments')
  const isWritten = !isPattern(search)
  if (isWritten && !isText(search)) return refuseArguments(call, 'with text or a regular expression')
  const isGiven = isText(replacement)
  if (isWritten) return isGiven ? replaceText(call, all) : replaceTextBy(call, replacement, all)
  const pattern = patternOf(search, call.context)
  if (pattern === undefined) return text('')
  if (all && !pattern.isGlobal) return refuseArguments(call, 'with the flag `g`')
  return isGiven ? replacePattern(call, pattern) : replaceEachMatch(call, pattern)
}

function replaceText(call: BuiltinCall, all: boolean): Expression {
  const [receiver, search, replacement] = operands(call)
  const plain = replacement!.kind === 'string' ? plainReplacement(replacement!.value, search!) : undefined
  if (plain !== undefined) {
    const simple = replacedPlainly(receiver!, search!, text(plain), all)
    if (simple !== undefined) return simple
  }
  const every: Expression = { kind: 'boolean', value: all }
  return call.context.runtime('replaceText', receiver!, search!, replacement!, every)
}

/** Java's own, which read nothing into the replacement. */
function replacedPlainly(
  receiver: Expression,
  search: Expression,
  replacement: Expression,
  all: boolean,
): Expression | undefined {
  if (all) return method(receiver, 'replace', search, replacement)
  if (search.kind !== 'string' || replacement.kind !== 'string' || hasLoneHalf(search.value)) return undefined
  const value = text(replacement.value.replace(/[\\$]/g, '\\$&'))
  return method(receiver, 'replaceFirst', text(escapedPattern(search.value)), value)
}

/** What a replacement comes to, where it does not depend on the text: `$$` is a dollar, `$&` what was found. */
function plainReplacement(replacement: string, search: Expression): string | undefined {
  const isOpen = /\$[`']/.test(replacement.replaceAll('$$', ''))
  if (isOpen || (search.kind !== 'string' && replacement.replaceAll('$$', '').includes('$&')))
    return undefined
  return replacement.replace(/\$([$&])/g, (_, sign: string) =>
    sign === '$' || search.kind !== 'string' ? '$' : search.value,
  )
}

/** What a function without parameters returns is as good as the text itself, where evaluating it does nothing. */
function replaceTextBy(call: BuiltinCall, replacement: ts.Node, all: boolean): Expression {
  const callback = unwrap(replacement)
  const isConstant = ts.isArrowFunction(callback) && callback.parameters.length === 0
  const value = isConstant ? callback.body : undefined
  const isPlain = isText(value) && (ts.isIdentifier(value) || ts.isStringLiteral(value))
  if (!isPlain) return replaceEachText(call, all)
  const { context } = call
  const [receiver, search, to] = context.expressions([call.receiver, call.arguments[0]!, value])
  if (all) return method(receiver!, 'replace', search!, to!)
  const whole = heldReceiver(call, receiver!)
  const wanted = held(call.arguments[0]!, search!, [], context)
  const places = context.runtime('placesOf', whole, wanted, { kind: 'boolean', value: false })
  return context.runtime('replaceAt', whole, wanted, places, list([to!]))
}

function replacePattern(call: BuiltinCall, pattern: Pattern): Expression {
  const { context } = call
  const [receiver, replacement] = context.expressions([call.receiver, call.arguments[1]!])
  const value = replacement!.kind === 'string' ? javaReplacement(replacement!.value, pattern) : undefined
  const usesGroup = value === undefined || usesGroups(value)
  if (usesGroup && withGroups(pattern, context) === undefined) return text('')
  if (pattern.isGlobal && allOf(pattern, false, context) === undefined) return text('')
  if (value !== undefined) {
    const groovyName = pattern.isGlobal ? 'replaceAll' : 'replaceFirst'
    const subject = subjectOf(receiver!, pattern, context)
    return textFrom(method(subject, groovyName, text(pattern.text), text(value)), pattern, context)
  }
  const whole = heldReceiver(call, receiver!)
  const given = held(call.arguments[1]!, replacement!, [], context)
  const matches = pattern.isGlobal
    ? allMatches(whole, pattern, context)
    : method(allMatches(whole, pattern, context), 'take', integer(1))
  const names = list(namesOf(pattern))
  return context.runtime('replaceMatches', whole, matches, allStarts(whole, pattern, context), given, names)
}

/** The names of the groups, of which those without one have an empty one; none where no group has one. */
function namesOf({ groups }: Pattern): Expression[] {
  return groups.some(({ name }) => name !== undefined) ? groups.map(({ name }) => text(name ?? '')) : []
}
