import { ts } from '../../typescript'
import { isSimple } from '../context'
import type { Expression } from '../groovy/ast'
import { binary, integer, method, text } from '../groovy/make'
import { isPlace } from '../syntax/access'
import { isNumber, operands, refuseArguments } from './arguments'
import type { BuiltinCall, Methods } from './method'

/**
 * Parts of text by their positions. `take` and `drop` mind the ends of the text as JavaScript does; where it cannot be told
 * that a position counts from the start and is an Integer, a function of the runtime finds the part.
 */
export const partMethods: Methods = {
  at: (call) => {
    const [index] = call.arguments
    if (!isNumber(index)) return refuseArguments(call, 'with one position')
    const values = operands(call)
    return call.context.integers.isNegative(index)
      ? call.context.runtime('unitFrom', ...values)
      : call.context.helper('unitAt', ...values)
  },
  charAt: (call) => {
    const [index] = call.arguments
    if (!isNumber(index)) return refuseArguments(call, 'with one position')
    const [receiver, position] = operands(call)
    if (!isPlace(index, call.context))
      return binary(call.context.helper('unitAt', receiver!, position!), '?:', text(''))
    return method(dropped(receiver!, position!), 'take', integer(1))
  },
  charCodeAt: (call) => {
    const [index] = call.arguments
    if (!isNumber(index)) return refuseArguments(call, 'with one position')
    const [receiver, position] = operands(call)
    if (!isPlace(index, call.context)) return call.context.runtime('codeAt', receiver!, position!)
    // Within the text, the first half of a pair has the number of the whole pair.
    return method({ kind: 'index', object: receiver!, index: position! }, 'codePointAt', integer(0))
  },
  slice: (call) => {
    if (!call.arguments.every(isNumber)) return refuseArguments(call, 'with positions')
    const [receiver, ...positions] = operands(call)
    if (positions.length === 0) return receiver!
    const isCounting = positions.some(countsFromEnd)
    const isEasy = positions.every(
      (one, i) => countsFromEnd(one) || isPlace(call.arguments[i]!, call.context),
    )
    if (!isEasy || (isCounting && !positions.every(isSimple)))
      return call.context.runtime('sliceText', receiver!, ...positions)
    const whole = isCounting && !isSimple(receiver!) ? call.context.keep(receiver!, 'text') : receiver!
    const [from, to] = positions.map((one) =>
      countsFromEnd(one) ? binary(method(whole, 'length'), '-', integer(-one.value)) : one,
    )
    return dropped(to === undefined ? whole : method(whole, 'take', to), from!)
  },
  substring: (call) => {
    const [start, end] = call.arguments
    if (start === undefined || !call.arguments.every(isNumber))
      return refuseArguments(call, 'with one or two positions')
    const [receiver, from, to] = operands(call)
    // `take` and `drop` take a negative position for 0, too.
    const areIntegers = call.arguments.every((one) => call.context.integers.fitsInt(one))
    if (!areIntegers || (end !== undefined && !isOrdered(start, end, call)))
      return call.context.runtime('between', receiver!, from!, ...(to === undefined ? [] : [to]))
    return dropped(to === undefined ? receiver! : method(receiver!, 'take', to), from!)
  },
}

/** Of two positions, `substring` takes the smaller for the start. */
function isOrdered(start: ts.Node, end: ts.Node, call: BuiltinCall): boolean {
  const { integers } = call.context
  return integers.rangeOf(start).high <= Math.max(0, integers.rangeOf(end).low)
}

function countsFromEnd(position: Expression): position is Extract<Expression, { kind: 'number' }> {
  return position.kind === 'number' && position.value < 0 && position.value > -(2 ** 31)
}

function dropped(value: Expression, count: Expression): Expression {
  return count.kind === 'number' && count.value === 0 ? value : method(value, 'drop', count)
}
