import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'
import { binary, integer, method, name, property, text } from '../groovy/make'
import { isPlace } from '../syntax/access'
import { heldReceiver, isNumber, isText, operands, refuseArguments } from './arguments'
import { matchMethods } from './match'
import type { BuiltinCall, Methods } from './method'
import { replace } from './replace'
import { split } from './split'
import { partMethods } from './text-parts'

export { refuseArguments } from './arguments'

/** Methods of text. `s` is always a String: templates are made Strings at once. */
export const textMethods: Methods = {
  ...matchMethods,
  ...partMethods,
  concat: (call) => {
    if (!call.arguments.every(isText)) return refuseArguments(call, 'with text')
    return operands(call).reduce((all, one) => binary(all, '+', one))
  },
  endsWith: (call) => {
    const [receiver, other, end] = searched(call, 'endsWith')
    if (other === undefined) return refuseArguments(call, 'with text and a position')
    const head = end === undefined ? receiver! : method(receiver!, 'take', end)
    return method(head, 'endsWith', other)
  },
  includes: (call) => {
    const [receiver, other, start] = searched(call, 'indexOf')
    if (other === undefined) return refuseArguments(call, 'with text and a position')
    if (start === undefined) return method(receiver!, 'contains', other)
    return binary(method(receiver!, 'indexOf', other, start), '>=', integer(0))
  },
  indexOf: (call) => search(call, 'indexOf'),
  lastIndexOf: (call) => search(call, 'lastIndexOf'),
  padEnd: (call) => padded(call, 'padRight'),
  padStart: (call) => padded(call, 'padLeft'),
  repeat: (call) => {
    const [count] = call.arguments
    if (!isNumber(count)) return refuseArguments(call, 'with one number')
    const [receiver, times] = operands(call)
    return isPlace(count, call.context)
      ? binary(receiver!, '*', times!)
      : call.context.runtime('repeatText', receiver!, times!)
  },
  replace: (call) => replace(call, false),
  replaceAll: (call) => replace(call, true),
  split,
  startsWith: (call) => search(call, 'startsWith'),
  toLowerCase: (call) => inAnyLocale(call, 'toLowerCase'),
  toString: (call: BuiltinCall) => call.context.expression(call.receiver),
  toUpperCase: (call) => inAnyLocale(call, 'toUpperCase'),
  trim: (call) => call.context.helper('trim', call.context.expression(call.receiver)),
  trimEnd: (call) => call.context.helper('trimEnd', call.context.expression(call.receiver)),
  trimStart: (call) => call.context.helper('trimStart', call.context.expression(call.receiver)),
}

function search(call: BuiltinCall, groovyName: string): Expression {
  const [receiver, other, ...position] = searched(call, groovyName)
  if (other === undefined) return refuseArguments(call, 'with text and a position')
  return method(receiver!, groovyName, other, ...position)
}

/** Text, what it is searched for, and from where; only the text where the arguments are others. */
function searched(call: BuiltinCall, groovyName: string): Expression[] {
  const [other, position] = call.arguments
  const values = operands(call)
  if (!isText(other) || call.arguments.length > 2) return values.slice(0, 1)
  if (position === undefined) return values
  if (!isNumber(position)) return values.slice(0, 1)
  const [receiver, wanted, from] = values
  if (isTakenAlike(position, wanted!, groovyName, call.context)) return values
  const whole = heldReceiver(call, receiver!)
  return [whole, wanted!, call.context.runtime('placeIn', whole, from!)]
}

/** Whether Java takes the position as JavaScript does. */
function isTakenAlike(position: ts.Node, wanted: Expression, groovyName: string, context: Context): boolean {
  if (groovyName === 'indexOf') return context.integers.fitsInt(position)
  // Behind the end, it finds not even empty text.
  const isEmpty = wanted.kind !== 'string' || wanted.value === ''
  return isPlace(position, context) && !(groovyName === 'startsWith' && isEmpty)
}

/** Independent of the locale that Jenkins runs in: in Turkish, the capital of `i` is another one. */
function inAnyLocale(call: BuiltinCall, groovyName: string): Expression {
  return method(call.context.expression(call.receiver), groovyName, property(name('Locale'), 'ROOT'))
}

/** Groovy's own, unless nothing is added again and again, or the length is no Integer. */
function padded(call: BuiltinCall, groovyName: 'padLeft' | 'padRight'): Expression {
  const [length, pad] = call.arguments
  if (!isNumber(length) || (pad !== undefined && !isText(pad)))
    return refuseArguments(call, 'with a length and text')
  const [receiver, ...given] = operands(call)
  const [, padText] = given
  const addsSomething = padText === undefined || (padText.kind === 'string' && padText.value !== '')
  if (call.context.integers.fitsInt(length) && addsSomething) return method(receiver!, groovyName, ...given)
  const whole = heldReceiver(call, receiver!)
  const padding = call.context.runtime('padding', whole, given[0]!, padText ?? text(' '))
  return groovyName === 'padLeft' ? binary(padding, '+', whole) : binary(whole, '+', padding)
}
