import type { Expression, Statement } from '../groovy/ast'
import { assign, define, integer, list, method, name, nothing, not, run } from '../groovy/make'
import { countingLoop, fixedList } from '../syntax/for-of'
import type { Callback } from './callback'
import type { BuiltinCall } from './method'

/**
 * The methods with a callback as index loops: for callbacks that can reach a step, since Jenkins cannot stop in the
 * middle of Groovy's own, and for those that want the index.
 */
export const loops = {
  every: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'isTrue', bool(true), (result, element, index) =>
      callback.test([element, index], (test) => [when(not(test), [assign(result, bool(false)), leave])]),
    ),
  filter: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'found', list([]), (result, element, index) =>
      callback.test([element, index], (test) => [
        when(test, [run(method(result, 'add', elementIn(callback, element, call)))]),
      ]),
    ),
  find: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'found', nothing, (result, element, index) =>
      callback.test([element, index], (test) => [
        when(test, [assign(result, elementIn(callback, element, call)), leave]),
      ]),
    ),
  findIndex: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'position', integer(-1), (result, element, index) =>
      callback.test([element, index], (test) => [when(test, [assign(result, index), leave])]),
    ),
  flatMap: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'results', list([]), (result, element, index) =>
      callback.round([element, index], (value) => [run(method(result, 'addAll', value))]),
    ),
  forEach: (call: BuiltinCall, callback: Callback): Statement[] => {
    const { value, before } = call.context.capture(() => {
      const items = fixedList(call.receiver, call.node, call.context, 'list')
      return loop(call, items, (element, index) => callback.act([element, index]))
    })
    return [...before, ...value]
  },
  map: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'results', list([]), (result, element, index) =>
      callback.round([element, index], (value) => [run(method(result, 'add', value))]),
    ),
  reduce: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'result', call.context.expression(call.arguments[1]!), (result, element, index) =>
      callback.round([result, element, index], (value) => [assign(result, value)]),
    ),
  some: (call: BuiltinCall, callback: Callback): Expression =>
    filled(call, 'isTrue', bool(false), (result, element, index) =>
      callback.test([element, index], (test) => [when(test, [assign(result, bool(true)), leave])]),
    ),
}

type Round = (result: Expression, element: Expression, index: Expression) => Statement[]

/** A variable that starts with a value and is filled by a loop over the array. */
function filled(call: BuiltinCall, wanted: string, start: Expression, round: Round): Expression {
  const { context } = call
  const items = fixedList(call.receiver, call.node, context, 'list')
  const variable = context.takeDestination(call.node, wanted)
  const result = name(variable)
  const { value, before } = context.capture(() =>
    loop(call, items, (element, index) => round(result, element, index)),
  )
  context.prerequisite(...before, define(variable, start), ...value)
  return result
}

function loop(
  call: BuiltinCall,
  items: Expression,
  round: (element: Expression, index: Expression) => Statement[],
): Statement[] {
  return call.context.scope(() => {
    const index = call.context.invent('i')
    return [
      countingLoop(index, items, round({ kind: 'index', object: items, index: name(index) }, name(index))),
    ]
  })
}

/** In a round the element has the name of the callback's parameter, where it has one. */
function elementIn(callback: Callback, element: Expression, call: BuiltinCall): Expression {
  const [parameter] = callback.parameters
  const declared = parameter === undefined ? undefined : call.context.localName(parameter)
  return declared === undefined ? element : name(declared)
}

function when(condition: Expression, then: Statement[]): Statement {
  return { kind: 'if', condition, then, otherwise: [] }
}

function bool(value: boolean): Expression {
  return { kind: 'boolean', value }
}

const leave: Statement = { kind: 'break' }
