import type { Expression } from '../groovy/ast'
import { binary, method, text } from '../groovy/make'
import { isNumber, refuseArguments } from './arguments'
import type { BuiltinCall, Methods } from './method'

/** Methods of `String`. */
export const stringStatics: Methods = {
  fromCharCode: (call) => {
    if (!call.arguments.every(isNumber)) return refuseArguments(call, 'with numbers')
    const codes = call.context.expressions(call.arguments)
    const units = codes.map((code, i) => unitOf(code, i, call))
    return units.length === 0 ? text('') : units.reduce((all, one) => binary(all, '+', one))
  },
}

/** A cast to `char` would be rejected by old sandboxes. */
function unitOf(code: Expression, position: number, call: BuiltinCall): Expression {
  if (code.kind === 'number') return text(String.fromCharCode(code.value))
  const { low, high } = call.context.integers.rangeOf(call.arguments[position]!)
  if (low < 0 || high > 0xffff) return call.context.runtime('unitOf', code)
  const builder: Expression = { kind: 'new', type: 'StringBuilder', arguments: [] }
  return method(method(builder, 'appendCodePoint', code), 'toString')
}
