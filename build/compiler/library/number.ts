import type { Expression } from '../groovy/ast'
import { binary, integer, method } from '../groovy/make'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Methods of `Number`. */
export const numberStatics: Methods = {
  /** After `typeof value === 'number'` or of a number: an integer of any size. */
  isInteger: (call) => {
    const value = call.context.once(call.arguments[0]!, 'value')
    const types = ['Integer', 'Long', 'BigInteger'].map((type): Expression => ({
      kind: 'instanceof',
      value,
      type,
    }))
    return types.reduce((all, one) => binary(all, '||', one))
  },
  isSafeInteger: (call) => call.context.runtime('isSafeInteger', call.context.expression(call.arguments[0]!)),
}

/** Properties of `Number`. */
export const numberConstants: Readonly<Record<string, Expression>> = {
  MAX_SAFE_INTEGER: integer(Number.MAX_SAFE_INTEGER),
  MIN_SAFE_INTEGER: integer(Number.MIN_SAFE_INTEGER),
}

/** Methods of numbers and booleans. */
export const scalarMethods: Methods = {
  toString: (call: BuiltinCall) =>
    call.arguments.length > 0
      ? refuseArguments(call, 'without a radix')
      : method(call.context.expression(call.receiver), 'toString'),
}
