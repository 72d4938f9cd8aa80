import type { Expression } from '../groovy/ast'
import { integer, method, text } from '../groovy/make'
import { isPlace } from '../syntax/access'
import { heldReceiver, isNumber, isText, operands, refuseArguments } from './arguments'
import type { BuiltinCall } from './method'
import {
  allMatches,
  allOf,
  allStarts,
  isPattern,
  type Pattern,
  patternOf,
  subjectOf,
  textsFrom,
} from './matching'

export function split(call: BuiltinCall): Expression {
  const [separator, limit] = call.arguments
  if (separator === undefined || (limit !== undefined && !isNumber(limit)))
    return refuseArguments(call, 'with a separator and a number')
  if (isPattern(separator)) return splitByPattern(call)
  if (!isText(separator)) return refuseArguments(call, 'with text or a regular expression')
  const [receiver, value, most] = operands(call)
  return limited(call, splitByText(receiver!, value!, call), most)
}

function splitByText(receiver: Expression, separator: Expression, call: BuiltinCall): Expression {
  if (separator.kind !== 'string' || hasLoneHalf(separator.value))
    return call.context.runtime('splitText', receiver, separator)
  return separator.value === ''
    ? method(receiver, 'toList')
    : parts(receiver, escapedPattern(separator.value))
}

/** `split` of Java takes a pattern, drops what is empty at the end unless told otherwise, and returns an array. */
function parts(receiver: Expression, pattern: string): Expression {
  return method(method(receiver, 'split', text(pattern), integer(-1)), 'toList')
}

function splitByPattern(call: BuiltinCall): Expression {
  const { context, receiver, arguments: given } = call
  const pattern = patternOf(given[0]!, context)
  if (pattern === undefined) return text('')
  const [value, most] = context.expressions([receiver, ...given.slice(1)])
  const isPlain = !pattern.mayBeEmpty && pattern.groups.length === 0
  const all = isPlain
    ? textsFrom(parts(subjectOf(value!, pattern, context), pattern.text), pattern, context)
    : splitByMatches(call, value!, pattern)
  return limited(call, all, most)
}

/** The groups of a separator stand among the parts, and one that is nothing splits only between characters. */
function splitByMatches(call: BuiltinCall, value: Expression, pattern: Pattern): Expression {
  const { context } = call
  if (allOf(pattern, true, context) === undefined) return text('')
  const whole = heldReceiver(call, value)
  const matches = allMatches(whole, pattern, context)
  return context.runtime('splitAt', whole, matches, allStarts(whole, pattern, context))
}

function limited(call: BuiltinCall, all: Expression, most: Expression | undefined): Expression {
  if (most === undefined) return all
  return isPlace(call.arguments[1]!, call.context)
    ? method(all, 'take', most)
    : call.context.runtime('atMost', all, most)
}

export function escapedPattern(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/** Half of a surrogate pair, which a pattern of Java does not find within a pair. */
export function hasLoneHalf(value: string): boolean {
  return /[\ud800-\udfff]/u.test(value)
}
