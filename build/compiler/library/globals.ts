import { Node, SyntaxKind } from 'ts-morph'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { binary, method, name } from '../groovy/make'
import { isExactly, isNullable, isScalar, shapeOf } from '../types'
import { objectStatics } from './object'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Functions that the language declares. */
export const globals: Methods = {
  String: (call) => {
    const [value] = call.arguments
    const shape = value === undefined ? undefined : shapeOf(value.getType())
    if (value === undefined || shape === undefined || !isScalar(shape) || isNullable(shape))
      return refuseArguments(call, 'with text, a number or a boolean')
    return method(call.context.expression(value), 'toString')
  },
}

/** Methods of objects that the language declares. */
export const statics: Readonly<Record<string, Methods>> = {
  Array: {
    isArray: (call) => ({
      kind: 'instanceof',
      value: call.context.expression(call.arguments[0]!),
      type: 'List',
    }),
  },
  Math: {
    abs: (call) => {
      const [value] = numbers(call)
      return value === undefined
        ? refuseArguments(call, 'with one number')
        : call.context.helper('integer', method(name('Math'), 'abs', widened(value)))
    },
    ceil: (call) => rounded(call),
    floor: (call) => rounded(call),
    max: (call) => extreme(call, 'max'),
    min: (call) => extreme(call, 'min'),
    trunc: (call) => rounded(call),
  },
  Number: {
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
  },
  Object: objectStatics,
}

function numbers(call: BuiltinCall): Expression[] {
  const areNumbers = call.arguments.every((argument) => isExactly(argument.getType(), 'number'))
  return areNumbers ? call.context.expressions(call.arguments) : []
}

/** `Math.floor(a / b)`; of a number alone, which is an integer already, the number as the smallest type holds it. */
function rounded(call: BuiltinCall): Expression {
  const [argument] = call.arguments
  const value = argument === undefined ? undefined : unwrap(argument)
  if (value === undefined || !isExactly(value.getType(), 'number'))
    return refuseArguments(call, 'with one number')
  const isDivision =
    Node.isBinaryExpression(value) && value.getOperatorToken().getKind() === SyntaxKind.SlashToken
  if (!isDivision) return call.context.helper('integer', call.context.expression(value))
  const [left, right] = call.context.expressions([value.getLeft(), value.getRight()])
  const wide: Expression = { kind: 'cast', type: 'long', value: left! }
  const name_ = Node.isPropertyAccessExpression(call.callee) ? call.callee.getName() : ''
  if (name_ === 'trunc') return call.context.helper('integer', method(wide, 'intdiv', right!))
  if (name_ === 'floor')
    return call.context.helper('integer', method(name('Math'), 'floorDiv', wide, widened(right!)))
  const negative = binary({ kind: 'number', value: 0, long: true }, '-', left!)
  const down = method(name('Math'), 'floorDiv', negative, widened(right!))
  return call.context.helper('integer', binary({ kind: 'number', value: 0, long: true }, '-', down))
}

function widened(value: Expression): Expression {
  return value.kind === 'number' ? { ...value, long: true } : { kind: 'cast', type: 'long', value }
}

function extreme(call: BuiltinCall, groovyName: 'max' | 'min'): Expression {
  const values = numbers(call)
  if (values.length === 0) return refuseArguments(call, 'with one or more numbers')
  const areSmall = call.arguments.every((argument) => call.context.integers.fitsInt(argument))
  const [first, ...others] = areSmall ? values : values.map(widened)
  const result = others.reduce((one, other) => method(name('Math'), groovyName, one, other), first!)
  return areSmall ? result : call.context.helper('integer', result)
}
