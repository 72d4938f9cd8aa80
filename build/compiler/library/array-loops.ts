import type { Expression, Statement } from '../groovy/ast'
import { assign, define, integer, list, method, name, nothing, not, run, text } from '../groovy/make'
import { countingLoop, fixedList } from '../syntax/for-of'
import type { Callback, Rounds } from './callback'
import type { BuiltinCall } from './method'

/** A method whose value a loop over the array fills in. */
interface Filling {
  /** What the variable for the value is called where nothing else names it. */
  readonly name: string
  readonly start: (items: Expression, call: BuiltinCall) => Expression
  /** `given` are the arguments of the callback: the element, its index, the array. */
  readonly round: (result: Expression, given: Expression[], rounds: Rounds) => Statement[]
  /** The index of the first round. */
  readonly from?: number
}

const every: Filling = {
  name: 'isTrue',
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
  start: () => nothing,
  round: (result, given, rounds) =>
    rounds.test(given, (test, element) => [when(test, [assign(result, element), leave])]),
}

const findIndex: Filling = {
  name: 'position',
  start: () => integer(-1),
  round: (result, given, rounds) =>
    rounds.test(given, (test) => [when(test, [assign(result, given[1]!), leave])]),
}

const flatMap: Filling = {
  name: 'results',
  start: () => list([]),
  round: (result, given, rounds) => rounds.round(given, (value) => [run(method(result, 'addAll', value))]),
}

const map: Filling = {
  name: 'results',
  start: () => list([]),
  round: (result, given, rounds) => rounds.round(given, (value) => [run(method(result, 'add', value))]),
}

const some: Filling = {
  name: 'isTrue',
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
    const message = text('Reduce of empty array with no initial value')
    call.context.prerequisite(
      when(method(items, 'isEmpty'), [
        { kind: 'throw', value: { kind: 'new', type: 'Exception', arguments: [message] } },
      ]),
    )
    return { kind: 'index', object: items, index: integer(0) }
  },
  from: 1,
}

const fillings = { every, filter, find, findIndex, flatMap, map, reduce, reduceAll, some }

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
  const { name: wanted, start, round, from } = fillings[method]
  const items = fixedList(call.receiver, call.node, context, 'list')
  const rounds = callback.prepare()
  const first = start(items, call)
  const variable = context.takeDestination(call.node, wanted)
  const result = name(variable)
  context.prerequisite(
    define(variable, first),
    ...loop(call, items, (given) => round(result, given, rounds), from),
  )
  return result
}

export function forEachLoop(call: BuiltinCall, callback: Callback): Statement[] {
  const { value, before } = call.context.capture(() => {
    const items = fixedList(call.receiver, call.node, call.context, 'list')
    const rounds = callback.prepare()
    return loop(call, items, (given) => rounds.act(given))
  })
  return [...before, ...value]
}

function loop(
  call: BuiltinCall,
  items: Expression,
  round: (given: Expression[]) => Statement[],
  from = 0,
): Statement[] {
  return call.context.scope(() => {
    const index = call.context.invent('i')
    const element: Expression = { kind: 'index', object: items, index: name(index) }
    return [countingLoop(index, items, round([element, name(index), items]), { from })]
  })
}

function when(condition: Expression, then: Statement[]): Statement {
  return { kind: 'if', condition, then, otherwise: [] }
}

function bool(value: boolean): Expression {
  return { kind: 'boolean', value }
}

const leave: Statement = { kind: 'break' }
