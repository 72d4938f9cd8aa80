import { Node } from 'ts-morph'
import type { Context } from '../context'
import { isPartOfTable, unwrap } from '../declarations'
import { changes } from '../syntax/for-of'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, conditional, method, nothing, run } from '../groovy/make'
import { elementOf, isExactly, isNullable, isScalar, shapeOf } from '../types'
import { callbackOf } from './callback'
import { filledByLoop, forEachLoop } from './array-loops'
import type { BuiltinCall, Methods, StatementMethods } from './method'
import { refuseArguments } from './text'

/** Methods of arrays, which are Lists. */
export const arrayMethods: Methods = {
  at: (call) => {
    const [position] = call.arguments
    const isLast = position?.getText() === '-1'
    if (!isLast) return refuseArguments(call, 'as `at(-1)`')
    const items = call.context.once(call.receiver, 'list')
    return conditional(method(items, 'isEmpty'), nothing, method(items, 'last'))
  },
  concat: (call) => {
    const areLists =
      call.arguments.length > 0 && call.arguments.every((argument) => isExactly(argument.getType(), 'list'))
    if (!areLists) return refuseArguments(call, 'with arrays')
    return call.context
      .expressions([call.receiver, ...call.arguments])
      .reduce((all, one) => binary(all, '+', one))
  },
  every: (call) => withCallback(call, 'every'),
  filter: (call) => withCallback(call, 'filter'),
  find: (call) => withCallback(call, 'find'),
  findIndex: (call) => withCallback(call, 'findIndex'),
  flatMap: (call) => withCallback(call, 'flatMap'),
  forEach,
  includes: (call) => search(call, 'contains'),
  indexOf: (call) => search(call, 'indexOf'),
  join: (call) => {
    const element = elementOf(call.receiver.getType())
    const shape = element === undefined ? undefined : shapeOf(element)
    const isEmptyTuple = shape === undefined
    if (!isEmptyTuple && (!isScalar(shape) || isNullable(shape)))
      return call.context.refuse(call.node, refusals.noJoin)
    const [receiver, separator] = call.context.expressions([call.receiver, ...call.arguments])
    return method(receiver!, 'join', separator ?? { kind: 'string', value: ',' })
  },
  map: (call) => withCallback(call, 'map'),
  reduce: (call) => withCallback(call, 'reduce'),
  slice: (call) => {
    const [start, end] = call.arguments
    if ([start, end].some((one) => one !== undefined && call.context.integers.isNegative(one)))
      return call.context.refuse(call.node, refusals.noNegativeSlice)
    const [receiver, from, to] = call.context.expressions([call.receiver, ...call.arguments])
    if (from === undefined) return { kind: 'new', type: 'ArrayList', arguments: [receiver!] }
    const head = to === undefined ? receiver! : method(receiver!, 'take', to)
    return from.kind === 'number' && from.value === 0 && to !== undefined ? head : method(head, 'drop', from)
  },
  some: (call) => withCallback(call, 'some'),
  sort: (call) => {
    const { context, receiver, arguments: given } = call
    if (isPartOfTable(receiver)) return context.refuse(call.node, refusals.noMutableTable)
    // Without an order of its own, JavaScript sorts numbers as text.
    if (given[0] === undefined) {
      const element = elementOf(receiver.getType())
      if (element === undefined || !isExactly(element, 'text'))
        return refuseArguments(call, 'with a comparator, or of text')
      return method(context.expression(receiver), 'sort')
    }
    const callback = callbackOf(call, given[0])
    if (callback === undefined) return nothing
    if (callback.needsLoop) return context.refuse(given[0], refusals.noComparatorStep)
    if (changes(receiver, given[0])) return context.refuse(call.node, refusals.noCallbackChange)
    return context.runtime('sortBy', context.expression(receiver), callback.asClosure(2))
  },

  pop: (call) => call.context.refuse(call.node, refusals.noResultUse('pop')),
  push: (call) => call.context.refuse(call.node, refusals.noResultUse('push')),
}

/** Methods that change the array: as statements, where their value does not matter. */
export const arrayStatements: StatementMethods = {
  forEach: (call) => {
    const callback = callbackOf(call, call.arguments[0])
    if (callback === undefined) return []
    const isPlain = callback.takes < 2 && !callback.needsLoop
    return isPlain || changes(call.receiver, call.arguments[0]!) ? undefined : forEachLoop(call, callback)
  },
  push: (call) => {
    if (isPartOfTable(call.receiver)) return [run(call.context.refuse(call.node, refusals.noMutableTable))]
    const [receiver, ...values] = call.context.expressions([call.receiver, ...call.arguments])
    return values.map((value): Statement => run(method(receiver!, 'add', value)))
  },
}

const groovyNames = {
  every: 'every',
  filter: 'findAll',
  find: 'find',
  findIndex: 'findIndexOf',
  flatMap: 'collectMany',
  map: 'collect',
  reduce: 'inject',
  some: 'any',
} as const

const tests: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findIndex', 'some'])

/**
 * Groovy's own method where the callback cannot reach a step and takes only the element; else a loop, which Jenkins can
 * stop in.
 */
function withCallback(call: BuiltinCall, name: keyof typeof groovyNames): Expression {
  const { context } = call
  const [given, start, ...others] = call.arguments
  const isTest = tests.has(name)
  const callback = callbackOf(call, given, isTest)
  if (given === undefined || callback === undefined) return nothing
  if (changes(call.receiver, given)) return context.refuse(call.node, refusals.noCallbackChange)
  const isFold = name === 'reduce'
  if (others.length > 0 || (start !== undefined && !isFold)) return refuseArguments(call, 'with a callback')
  const count = isFold ? 2 : 1
  if (isFold && start === undefined) return filledByLoop(call, callback, 'reduceAll')
  if (callback.needsLoop || callback.takes > count) return filledByLoop(call, callback, name)
  const lowered = isTest ? callback.asTest(count) : callback.asClosure(count)
  if (lowered === undefined) return filledByLoop(call, callback, name)
  const [receiver, ...first] = context.expressions(
    start === undefined ? [call.receiver] : [call.receiver, start],
  )
  return method(receiver!, groovyNames[name], ...first, lowered)
}

function forEach(call: BuiltinCall): Expression {
  const { context } = call
  const callback = callbackOf(call, call.arguments[0])
  if (callback === undefined) return nothing
  if (changes(call.receiver, call.arguments[0]!)) return context.refuse(call.node, refusals.noCallbackChange)
  if (!callback.needsLoop && callback.takes < 2)
    return method(context.expression(call.receiver), 'each', callback.asAction())
  context.prerequisite(...forEachLoop(call, callback))
  return nothing
}

/** Groovy compares by content: the same for text, numbers and booleans of one type. */
function search(call: BuiltinCall, groovyName: string): Expression {
  const element = elementOf(call.receiver.getType())
  const value = call.arguments[0]
  if (value === undefined || call.arguments.length > 1) return refuseArguments(call, 'with one value')
  const shapes = [element, value.getType()].map((type) => (type === undefined ? undefined : shapeOf(type)))
  const isSafe = shapes.every((shape) => shape !== undefined && isScalar(shape) && shape.kinds.size === 1)
  if (!isSafe) return call.context.refuse(call.node, refusals.noSearch)
  const [receiver, wanted] = call.context.expressions([call.receiver, value])
  return method(receiver!, groovyName, wanted!)
}

/** `new Set(xs)` of text or numbers, spread into an array: each value once, in the order of first occurrence. */
export function distinctOf(node: Node, context: Context): Expression | undefined {
  const made = unwrap(node)
  if (!Node.isNewExpression(made) || made.getExpression().getText() !== 'Set') return undefined
  const [values] = made.getArguments()
  const element = values === undefined ? undefined : elementOf(values.getType())
  if (values === undefined || element === undefined) return undefined
  const shape = shapeOf(element)
  if (!isScalar(shape) || shape.kinds.size !== 1) return undefined
  return method(context.expression(values), 'unique', { kind: 'boolean', value: false })
}
