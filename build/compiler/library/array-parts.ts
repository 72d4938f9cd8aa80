import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, closure, conditional, integer, list, method, name, nothing, run, text } from '../groovy/make'
import { isPlace } from '../syntax/access'
import { listOf } from '../syntax/array-literal'
import { elementOf, isExactly, isNullable, isScalar, type Shape, shapeOf } from '../types'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Methods that take elements or parts out of an array, or put arrays together. */
export const parts: Methods = { at, concat, flat, join, slice }

function at(call: BuiltinCall): Expression {
  const { context } = call
  const [position] = call.arguments
  if (position === undefined || !areNumbers(call)) return refuseArguments(call, 'with a number')
  if (position.getText() === '-1') {
    const items = context.once(call.receiver, 'list')
    return conditional(method(items, 'isEmpty'), nothing, method(items, 'last'))
  }
  const [items, index] = context.expressions([call.receiver, position])
  return isPlace(position, context)
    ? { kind: 'index', object: items!, index: index! }
    : context.runtime('itemAt', items!, index!)
}

/** What is an array is joined by its elements, anything else is one. */
function concat(call: BuiltinCall): Expression {
  const { context } = call
  if (call.arguments.length === 0) return copyOf(context.expression(call.receiver))
  const all = [call.receiver, ...call.arguments]
  // It looks into its arrays when all arguments have been evaluated; `a + b + c` has copied a and b when it comes to c.
  if (all.some((one, i) => all.slice(Math.max(i + 1, 2)).some((later) => mayChange(one, later, call))))
    return context.runtime('flatList', listOf(call.node, all, context), integer(1))
  const parts = [
    { node: call.receiver, lower: () => context.expression(call.receiver) },
    ...call.arguments.map((node) => ({ node, lower: () => joinable(node, call) })),
  ]
  return context.inOrder(parts).reduce((all, one) => binary(all, '+', one))
}

function mayChange(joined: ts.Node, later: ts.Node, { context }: BuiltinCall): boolean {
  return ts.isSpreadElement(joined) ? context.changes(later) : context.mayChange(joined, later)
}

function joinable(argument: ts.Node, call: BuiltinCall): Expression {
  const { context } = call
  if (ts.isSpreadElement(argument)) {
    const spread = argument.expression
    if (!isExactly(typeOf(spread), 'list')) return context.refuse(argument, refusals.noSpreadOf)
    return flattened(context.expression(spread), elementOf(typeOf(spread)), call)
  }
  const value = context.expression(argument)
  switch (listness(shapeOf(typeOf(argument)))) {
    case 'always':
      return value
    case 'never':
      return list([value])
    default:
      return context.runtime('flatList', list([value]), integer(1))
  }
}

function flat(call: BuiltinCall): Expression {
  const { context } = call
  const [depth] = call.arguments
  if (!areNumbers(call)) return refuseArguments(call, 'with a number')
  if (depth === undefined || depth.getText() === '1')
    return flattened(context.expression(call.receiver), elementOf(typeOf(call.receiver)), call)
  return context.runtime('flatList', ...context.expressions([call.receiver, depth]))
}

/** By one level. */
function flattened(items: Expression, element: ReturnType<typeof elementOf>, call: BuiltinCall): Expression {
  const isPlain = element !== undefined && isExactly(element, 'list')
  if (!isPlain) return call.context.runtime('flatList', items, integer(1))
  return call.context.scope(() => {
    const one = call.context.invent('one')
    return method(items, 'collectMany', closure([one], [run(name(one))]))
  })
}

/** Whether a value of this shape is an array. */
export function listness(shape: Shape): 'always' | 'never' | undefined {
  const { kinds } = shape
  if (kinds.has('unknown') || kinds.has('any')) return undefined
  if (!kinds.has('list')) return 'never'
  return kinds.size === 1 && !isNullable(shape) ? 'always' : undefined
}

function join(call: BuiltinCall): Expression {
  const { context } = call
  const [separator] = call.arguments
  const element = elementOf(typeOf(call.receiver))
  const shape = element === undefined ? undefined : shapeOf(element)
  if (shape === undefined || (shape.kinds.size > 0 && !isScalar(shape)))
    return context.refuse(call.node, refusals.noJoin)
  if (separator !== undefined && !isExactly(typeOf(separator), 'text'))
    return refuseArguments(call, 'with text')
  const [items, given] = context.expressions([call.receiver, ...call.arguments])
  const between = given ?? text(',')
  return isNullable(shape) ? context.runtime('joinList', items!, between) : method(items!, 'join', between)
}

/** `take` and `drop` mind the ends as JavaScript does, and so do their likes that count from the end. */
function slice(call: BuiltinCall): Expression {
  const { context } = call
  const [start, end] = call.arguments
  if (!areNumbers(call)) return refuseArguments(call, 'with numbers')
  if (start === undefined) return copyOf(context.expression(call.receiver))
  const [head, tail] = [fromEnd(start), end === undefined ? undefined : fromEnd(end)]
  const isKnown = (one: ts.Node, count: number | undefined) => count !== undefined || isPlace(one, context)
  const areKnown = isKnown(start, head) && (end === undefined || isKnown(end, tail))
  if (!areKnown || (head !== undefined && end !== undefined && tail === undefined)) return anySlice(call)
  const [items, from, to] = context.expressions([call.receiver, ...call.arguments])
  if (head !== undefined) {
    const last = method(items!, 'takeRight', integer(head))
    return tail === undefined ? last : method(last, 'dropRight', integer(tail))
  }
  const isWhole = from!.kind === 'number' && from!.value === 0
  if (to === undefined) return isWhole ? copyOf(items!) : method(items!, 'drop', from!)
  const first = tail === undefined ? method(items!, 'take', to) : method(items!, 'dropRight', integer(tail))
  return isWhole ? first : method(first, 'drop', from!)
}

/** The places are known only when the program runs. */
function anySlice(call: BuiltinCall): Expression {
  const { context } = call
  return context.runtime('sliceList', ...context.expressions([call.receiver, ...call.arguments]))
}

/** How far from the end a place is that is written as a negative number. */
function fromEnd(place: ts.Node): number | undefined {
  const { count } = /^-(?<count>[1-9]\d{0,8})$/.exec(place.getText())?.groups ?? {}
  return count === undefined ? undefined : Number(count)
}

export function copyOf(value: Expression): Expression {
  return { kind: 'new', type: 'ArrayList', arguments: [value] }
}

export function areNumbers(call: BuiltinCall): boolean {
  return call.arguments.every((argument) => isExactly(typeOf(argument), 'number'))
}
