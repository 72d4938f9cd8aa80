import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { nothing } from '../groovy/make'
import { spreadOf } from '../syntax/array-literal'
import { isExactly } from '../types'
import { iterated } from './array-callbacks'
import { madeByLoop } from './array-loops'
import { copyOf } from './array-parts'
import { callbackOf, withFirst } from './callback'
import { type Collection, collectionOf, listOf } from './collection'
import { isMatchAll } from './match'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

export const arrayStatics: Methods = {
  from,
  isArray: (call) => ({
    kind: 'instanceof',
    value: call.context.expression(call.arguments[0]!),
    type: 'List',
  }),
}

function from(call: BuiltinCall): Expression {
  const { context } = call
  const [source, callback, ...others] = call.arguments
  if (source === undefined || others.length > 0)
    return refuseArguments(call, 'with `{ length: n }` or an array, and a callback')
  const length = lengthIn(source)
  if (length !== undefined) return ofLength(call, length)
  if (callback === undefined) return copyOf(spreadOf(source, context))
  const collection = collectionOf(source)
  if (collection !== undefined) return fromCollection(call, collection)
  if (!ts.isExpression(source) || !(isExactly(typeOf(source), 'list') || isMatchAll(source)))
    return refuseArguments(call, 'with `{ length: n }` or an array, and a callback')
  const mapping = callbackOf({ ...call, receiver: source }, callback)
  if (mapping === undefined) return nothing
  return iterated({ ...call, receiver: source, arguments: [callback] }, withFirst(mapping, 2))
}

/** `Array.from(set, (one) => …)` goes through a list of what is in the Map or Set. */
function fromCollection(call: BuiltinCall, { source, parts }: Collection): Expression {
  const { context } = call
  const [given, callback] = call.arguments
  if (context.mayChange(source, callback!)) return context.refuse(call.node, refusals.noLoopChange)
  const made = { ...call, receiver: given as ts.Expression, arguments: [callback!] }
  const list = listOf(context.expression(source), parts, context)
  return context.give(given!, list, () => {
    const mapping = callbackOf(made, callback)
    return mapping === undefined ? nothing : iterated(made, withFirst(mapping, 2))
  })
}

/** `Array.from({ length: n }, (_, i) => …)` */
function ofLength(call: BuiltinCall, length: ts.Node): Expression {
  const [, argument] = call.arguments
  if (argument === undefined)
    return call.context.runtime('repeatList', nothing, call.context.expression(length))
  const callback = callbackOf(call, argument)
  return callback === undefined ? nothing : madeByLoop(call, length, callback)
}

/** The `n` in `{ length: n }`. */
function lengthIn(source: ts.Node): ts.Node | undefined {
  const literal = unwrap(source)
  const [only, ...others] = ts.isObjectLiteralExpression(literal) ? literal.properties : []
  if (only === undefined || others.length > 0) return undefined
  if (ts.isShorthandPropertyAssignment(only) && only.name.text === 'length') return only.name
  if (!ts.isPropertyAssignment(only) || only.name.getText() !== 'length') return undefined
  const value = only.initializer!
  return isExactly(typeOf(value), 'number') ? value : undefined
}

/** `new Array(n).fill(value)`, of which each element is the same value. */
export function filledArray(call: BuiltinCall, value: ts.Node): Expression | undefined {
  const made = unwrap(call.receiver)
  const isArray =
    (ts.isNewExpression(made) || ts.isCallExpression(made)) &&
    made.expression.getText() === 'Array' &&
    referentOf(made.expression)?.kind === 'builtin'
  const [length, ...others] = (isArray && made.arguments) || []
  if (length === undefined || others.length > 0 || !isExactly(typeOf(length), 'number')) return undefined
  const [count, filler] = call.context.expressions([length, value])
  return call.context.runtime('repeatList', filler!, count!)
}
