import { ts } from '../../typescript'
import type { Expression, Statement } from '../groovy/ast'
import { assign, binary, define, integer, list, method, name, nothing, not, run, text } from '../groovy/make'
import { counting, countingLoop, fixedList } from '../syntax/for-of'
import type { Callback, Rounds } from './callback'
import type { BuiltinCall } from './method'
import { isFixedName } from '../variables'

/** A method whose value a loop over the array fills in. */
interface Filling {
  /** What the variable for the value is called where nothing else names it. */
  readonly name: string
  readonly start: (items: Expression, call: BuiltinCall) => Expression
  /** `given` are the arguments of the callback: the element, its index, the array. */
  readonly round: (result: Expression, given: Expression[], rounds: Rounds) => Statement[]
  /** The index of the first round. */
  readonly from?: number
  /** Whether it also asks for elements that are there no more. */
  readonly asksForAll?: true
  /** Whether it also visits elements that are added meanwhile. */
  readonly seesAdded?: true
  /** An error where elements were taken away meanwhile, of `count` that the array had. */
  readonly refuseHoles?: (result: Expression, count: Expression) => Statement[]
}

const every: Filling = {
  name: 'holds',
  start: () => bool(true),
  round: (result, given, rounds) =>
    rounds.test(given, (test) => [when(not(test), [assign(result, bool(false)), leave])]),
}

const filter: Filling = {
  name: 'found',
  start: () => list([]),
  round: (result, given, rounds) =>
    rounds.test(given, (test, element) => [when(test, [run(method(result, 'add', element))])]),
}

const find: Filling = {
  name: 'found',
  asksForAll: true,
  start: () => nothing,
  round: (result, given, rounds) =>
    rounds.test(given, (test, element) => [when(test, [assign(result, element), leave])]),
}

const findIndex: Filling = {
  name: 'position',
  asksForAll: true,
  start: () => integer(-1),
  round: (result, given, rounds) =>
    rounds.test(given, (test) => [when(test, [assign(result, given[1]!), leave])]),
}

const flatMap: Filling = {
  name: 'results',
  start: () => list([]),
  round: (result, given, rounds) => rounds.round(given, (value) => [run(method(result, 'addAll', value))]),
}

/** Only of the elements that are there. */
const collect: Filling = {
  name: 'results',
  start: () => list([]),
  round: (result, given, rounds) => rounds.round(given, (value) => [run(method(result, 'add', value))]),
}

const map: Filling = {
  ...collect,
  refuseHoles: (result, count) => [
    when(binary(method(result, 'size'), '<', count), [
      failure('The callback of `map` took elements away from its array, which leaves holes in the new one'),
    ]),
  ],
}

const iterate: Filling = { ...collect, seesAdded: true }

const some: Filling = {
  name: 'holds',
  start: () => bool(false),
  round: (result, given, rounds) =>
    rounds.test(given, (test) => [when(test, [assign(result, bool(true)), leave])]),
}

const reduce: Filling = {
  name: 'result',
  start: (_, call) => call.context.expression(call.arguments[1]!),
  round: (result, given, rounds) => rounds.round([result, ...given], (value) => [assign(result, value)]),
}

/** Without a start value it is the first element. */
const reduceAll: Filling = {
  ...reduce,
  start: (items, call) => {
    call.context.prerequisite(
      when(method(items, 'isEmpty'), [failure('Reduce of empty array with no initial value')]),
    )
    return { kind: 'index', object: items, index: integer(0) }
  },
  from: 1,
}

const fillings = { collect, every, filter, find, findIndex, flatMap, iterate, map, reduce, reduceAll, some }

/**
 * The methods with a callback as index loops: for callbacks that can reach a step, since Jenkins cannot stop in the
 * middle of Groovy's own, and for those that want more than Groovy gives them.
 */
export function filledByLoop(
  call: BuiltinCall,
  callback: Callback,
  method: keyof typeof fillings,
): Expression {
  const { context } = call
  const filling = fillings[method]
  const items = fixedList(call.receiver, call.node, context, 'list')
  const rounds = callback.prepare()
  const first = filling.start(items, call)
  const variable = context.takeDestination(call.node, filling.name)
  const result = context.held(variable)
  const looped = loop(call, items, callback, filling, {
    inside: (given) => filling.round(result, given, rounds),
    after: (count) => filling.refuseHoles?.(result, count) ?? [],
  })
  context.prerequisite(define(variable, first), ...looped)
  return result
}

export function forEachLoop(call: BuiltinCall, callback: Callback): Statement[] {
  const { value, before } = call.context.capture(() => {
    const items = fixedList(call.receiver, call.node, call.context, 'list')
    const rounds = callback.prepare()
    return loop(call, items, callback, {}, { inside: (given) => rounds.act(given), after: () => [] })
  })
  return [...before, ...value]
}

/** A list of this length, of what the callback says of each index. */
export function madeByLoop(call: BuiltinCall, length: ts.Node, callback: Callback): Expression {
  const { context } = call
  const given = context.expression(length)
  const limit = given.kind === 'number' || isFixedName(length) ? given : context.keep(given, 'length')
  const rounds = callback.prepare()
  const variable = context.takeDestination(call.node, 'results')
  const filling = context.scope(() => {
    const index = context.invent('i')
    const inside = rounds.round([nothing, name(index)], (value) => [
      run(method(name(variable), 'add', value)),
    ])
    return counting(index, binary(name(index), '<', limit), inside)
  })
  context.prerequisite(define(variable, list([])), filling)
  return name(variable)
}

interface Parts {
  inside: (given: Expression[]) => Statement[]
  after: (count: Expression) => Statement[]
}

/** One round for each element. JavaScript asks for the length once, before the first. */
function loop(
  call: BuiltinCall,
  items: Expression,
  callback: Callback,
  { from = 0, asksForAll, seesAdded }: Pick<Filling, 'from' | 'asksForAll' | 'seesAdded'>,
  { inside, after }: Parts,
): Statement[] {
  const { context } = call
  if (!context.mayChange(call.receiver, call.arguments[0]!))
    return context.scope(() => {
      const index = context.invent('i')
      const element: Expression = { kind: 'index', object: items, index: name(index) }
      return [countingLoop(index, items, inside([element, name(index), items]), { from })]
    })
  const counted = seesAdded ? undefined : context.invent('count')
  const looped = context.scope(() => {
    const index = context.invent('i')
    const element = context.invent(callback.elementName)
    const value: Expression = { kind: 'index', object: items, index: name(index) }
    const isThere = binary(name(index), '<', method(items, 'size'))
    const isCounted = counted === undefined ? undefined : binary(name(index), '<', name(counted))
    const isBoth = isCounted === undefined ? isThere : binary(isCounted, '&&', isThere)
    return counting(
      index,
      asksForAll && isCounted !== undefined ? isCounted : isBoth,
      [define(element, value), ...inside([name(element), name(index), items])],
      { from },
    )
  })
  if (counted === undefined) return [looped]
  return [define(counted, method(items, 'size')), looped, ...after(name(counted))]
}

function failure(message: string): Statement {
  return { kind: 'throw', value: { kind: 'new', type: 'Exception', arguments: [text(message)] } }
}

function when(condition: Expression, then: Statement[]): Statement {
  return { kind: 'if', condition, then, otherwise: [] }
}

function bool(value: boolean): Expression {
  return { kind: 'boolean', value }
}

const leave: Statement = { kind: 'break' }
