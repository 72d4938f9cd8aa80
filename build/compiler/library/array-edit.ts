import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { isPartOfTable, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, conditional, integer, method, name, not, nothing, run } from '../groovy/make'
import { listOf, spreadOf } from '../syntax/array-literal'
import { runsCode } from '../runs-code'
import { isExactly } from '../types'
import { filledArray } from './array-make'
import { areNumbers } from './array-parts'
import { sort } from './array-sort'
import { isMaker } from './makers'
import type { BuiltinCall } from './method'
import type { ArrayMutator } from './mutators'
import { refuseArguments } from './text'

/** Methods that change their array. */
export const edits = ofVariables<Expression, ArrayMutator>(refusedTable, {
  fill,
  pop: (call) => taken(call, 'last'),
  push: (call) => lengthAfter(call, push),
  reverse,
  shift: (call) => taken(call, 'first'),
  sort,
  unshift: (call) => lengthAfter(call, unshift),
})

/** The same as statements, where their value does not matter. */
export const editStatements = ofVariables<Statement[], Exclude<ArrayMutator, 'fill' | 'sort'>>(
  (call) => [run(refusedTable(call))],
  {
    pop: (call) => takenAway(call, 'last'),
    push: (call) => push(additionOf(call, false)),
    reverse: (call) => [run(collections('reverse', call.context.expression(call.receiver)))],
    shift: (call) => takenAway(call, 'first'),
    unshift: (call) => unshift(additionOf(call, false), call),
  },
)

type Lower<Result> = (call: BuiltinCall) => Result

/** A table of the module is made anew at each use, so that a change to it would be lost. */
function ofVariables<Result, Name extends string>(
  refused: Lower<Result>,
  methods: Readonly<Record<Name, Lower<Result>>>,
): Readonly<Record<string, Lower<Result>>> {
  const all = Object.entries<Lower<Result>>(methods).map(([key, lower]): [string, Lower<Result>] => [
    key,
    (call) => (isPartOfTable(call.receiver) ? refused(call) : lower(call)),
  ])
  return Object.fromEntries(all)
}

function refusedTable(call: BuiltinCall): Expression {
  return call.context.refuse(call.node, refusals.noMutableTable)
}

/** The array, and what is added to it: a value, or a list of all values, which are evaluated before any is added. */
interface Addition {
  items: Expression
  added: Expression | undefined
  isOne: boolean
}

function additionOf(call: BuiltinCall, isUsedAgain: boolean): Addition {
  const { context, receiver } = call
  const [first, ...others] = call.arguments
  const isOne = others.length === 0 && !(first && ts.isSpreadElement(first))
  const parts: { node: ts.Node; lower: () => Expression }[] = [
    {
      node: receiver,
      lower: () => (isUsedAgain ? context.once(receiver, 'list') : context.expression(receiver)),
    },
  ]
  if (first !== undefined) {
    parts.push({ node: first, lower: () => (isOne ? context.expression(first) : allOf(call)) })
  }
  const [items, added] = context.inOrder(parts)
  return { items: items!, added, isOne }
}

/** A list that is spread alone is added as it is, also to itself. */
function allOf(call: BuiltinCall): Expression {
  const [first, ...others] = call.arguments
  const isAlone = first && ts.isSpreadElement(first) && others.length === 0
  return isAlone ? spreadOf(first.expression, call.context) : listOf(call.node, call.arguments, call.context)
}

function push({ items, added, isOne }: Addition): Statement[] {
  return added === undefined ? [] : [run(method(items, isOne ? 'add' : 'addAll', added))]
}

function unshift({ items, added, isOne }: Addition, call: BuiltinCall): Statement[] {
  if (added === undefined) return []
  return [
    run(isOne ? method(items, 'add', integer(0), added) : call.context.runtime('unshiftAll', items, added)),
  ]
}

function lengthAfter(call: BuiltinCall, add: typeof unshift): Expression {
  const addition = additionOf(call, true)
  const items = usedAgain(addition.items, addition.added, call)
  call.context.prerequisite(...add({ ...addition, items }, call))
  return method(items, 'size')
}

/** The array, in a variable of its own where an argument that stands behind it could make its name that of another. */
function usedAgain(items: Expression, argument: Expression | undefined, call: BuiltinCall): Expression {
  const { context, receiver } = call
  const isSame =
    argument === undefined || !runsCode(argument) || context.isFixed(receiver, call.arguments, items)
  return isSame ? items : context.keep(items, 'list')
}

type End = 'first' | 'last'

function taken(call: BuiltinCall, end: End): Expression {
  const items = call.context.once(call.receiver, 'list')
  return conditional(method(items, 'isEmpty'), nothing, removed(items, end))
}

function takenAway(call: BuiltinCall, end: End): Statement[] {
  const items = call.context.once(call.receiver, 'list')
  return [
    { kind: 'if', condition: not(method(items, 'isEmpty')), then: [run(removed(items, end))], otherwise: [] },
  ]
}

function removed(items: Expression, end: End): Expression {
  const index = end === 'first' ? integer(0) : binary(method(items, 'size'), '-', integer(1))
  return method(items, 'remove', index)
}

/** Of an array that nothing else holds, a reversed copy is as good. */
function reverse(call: BuiltinCall): Expression {
  const { context, receiver } = call
  const copied = copiedBy(receiver)
  if (copied !== undefined) return method(context.expression(copied), 'reverse')
  const items = context.once(receiver, 'list')
  context.prerequisite(run(collections('reverse', items)))
  return items
}

/** The array that `[...xs]` copies; a call that makes an array of its own stands for itself. */
function copiedBy(node: ts.Node): ts.Node | undefined {
  const value = unwrap(node)
  if (ts.isArrayLiteralExpression(value)) {
    const [only, ...others] = value.elements
    const isCopy = only && ts.isSpreadElement(only) && others.length === 0
    return isCopy && isExactly(typeOf(only.expression), 'list') ? only.expression : undefined
  }
  return isMaker(value) ? value : undefined
}

function fill(call: BuiltinCall): Expression {
  const { context } = call
  const [value, ...places] = call.arguments
  if (value === undefined || !areNumbers({ ...call, arguments: places }))
    return refuseArguments(call, 'with a value and numbers')
  const made = places.length === 0 ? filledArray(call, value) : undefined
  if (made !== undefined) return made
  const [items, filler, ...between] = context.inOrder([
    { node: call.receiver, lower: () => context.once(call.receiver, 'list') },
    ...call.arguments.map((node) => ({ node, lower: () => context.expression(node) })),
  ])
  if (places.length > 0) return context.runtime('fillList', items!, filler!, ...between)
  const filled = usedAgain(items!, filler, call)
  context.prerequisite(run(collections('fill', filled, filler!)))
  return filled
}

function collections(callee: string, ...args: Expression[]): Expression {
  return method(name('Collections'), callee, ...args)
}
