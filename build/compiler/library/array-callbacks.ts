import type { Expression, Statement } from '../groovy/ast'
import { integer, method, nothing } from '../groovy/make'
import { shapeOf } from '../types'
import { filledByLoop, forEachLoop } from './array-loops'
import { listness } from './array-parts'
import { type Callback, callbackOf } from './callback'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Methods of arrays that call a callback for each element. */
export const callers: Methods = {
  every: (call) => tested(call, 'every'),
  filter: (call) => tested(call, 'filter'),
  find: (call) => tested(call, 'find'),
  findIndex: (call) => tested(call, 'findIndex'),
  flatMap,
  forEach,
  map,
  reduce,
  some: (call) => tested(call, 'some'),
}

/** Groovy's own methods, for a callback that cannot reach a step and takes no more than they give it. */
const groovyNames = {
  every: 'every',
  filter: 'findAll',
  find: 'find',
  findIndex: 'findIndexOf',
  some: 'any',
} as const

function tested(call: BuiltinCall, name: keyof typeof groovyNames): Expression {
  const callback = onlyCallback(call, true)
  if (callback === undefined) return nothing
  const test = mayBeGiven(call, callback, 1) ? callback.asTest(1) : undefined
  return test === undefined
    ? filledByLoop(call, callback, name)
    : method(call.context.expression(call.receiver), groovyNames[name], test)
}

function map(call: BuiltinCall): Expression {
  const callback = onlyCallback(call)
  return callback === undefined ? nothing : mappedWith(call, callback, 'map', 'collect')
}

/** The same for what an iterator gives one after the other. */
export function iterated(call: BuiltinCall, callback: Callback): Expression {
  return mappedWith(call, callback, 'iterate', 'collect')
}

function mappedWith(
  call: BuiltinCall,
  callback: Callback,
  name: 'collect' | 'flatMap' | 'iterate' | 'map',
  groovyName: string,
): Expression {
  if (!mayBeGiven(call, callback, 1)) return filledByLoop(call, callback, name)
  const closure = callback.asClosure(1)
  return method(call.context.expression(call.receiver), groovyName, closure)
}

function flatMap(call: BuiltinCall): Expression {
  const callback = onlyCallback(call)
  if (callback === undefined) return nothing
  switch (listness(shapeOf(callback.result))) {
    case 'always':
      return mappedWith(call, callback, 'flatMap', 'collectMany')
    case 'never':
      return mappedWith(call, callback, 'collect', 'collect')
    default:
      // The values are collected in a list of their own, not in the variable that holds the result.
      call.context.forgetDestination(call.node)
      return call.context.runtime('flatList', mappedWith(call, callback, 'collect', 'collect'), integer(1))
  }
}

function reduce(call: BuiltinCall): Expression {
  const { context } = call
  const [given, start, ...others] = call.arguments
  if (others.length > 0) return refuseArguments(call, 'with a callback and a start value')
  const callback = callbackOf(call, given)
  if (callback === undefined) return nothing
  if (start === undefined) return filledByLoop(call, callback, 'reduceAll')
  if (!mayBeGiven(call, callback, 2)) return filledByLoop(call, callback, 'reduce')
  const closure = callback.asClosure(2)
  const [receiver, first] = context.expressions([call.receiver, start])
  return method(receiver!, 'inject', first!, closure)
}

function forEach(call: BuiltinCall): Expression {
  const callback = onlyCallback(call)
  if (callback === undefined) return nothing
  if (mayBeGiven(call, callback, 1))
    return method(call.context.expression(call.receiver), 'each', callback.asAction())
  call.context.prerequisite(...forEachLoop(call, callback))
  return nothing
}

/** Undefined where Groovy's own method does. */
export function forEachStatement(call: BuiltinCall): Statement[] | undefined {
  const callback = onlyCallback(call)
  if (callback === undefined) return []
  return mayBeGiven(call, callback, 1) ? undefined : forEachLoop(call, callback)
}

/** Whether Groovy's own method, which gives it this many arguments, will do. */
function mayBeGiven(call: BuiltinCall, callback: Callback, count: number): boolean {
  if (callback.needsLoop || callback.takes > count) return false
  return !call.context.mayChange(call.receiver, call.arguments[0]!)
}

function onlyCallback(call: BuiltinCall, isTest = false): Callback | undefined {
  const [given, ...others] = call.arguments
  if (others.length === 0) return callbackOf(call, given, isTest)
  refuseArguments(call, 'with a callback')
  return undefined
}
