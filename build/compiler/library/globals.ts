import { Node, SyntaxKind } from 'ts-morph'
import { isSimple } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { binary, integer, long, method, name } from '../groovy/make'
import { isExactly, isNullable, isScalar, shapeOf } from '../types'
import { errorText, isErrorValue } from './error'
import { objectStatics } from './object'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Functions that the language declares. */
export const globals: Methods = {
  String: (call) => {
    const [value] = call.arguments
    if (value !== undefined && isErrorValue(value)) return errorText(value, call.context)
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
        : call.context.helper('integer', method(name('Math'), 'abs', long(value)))
    },
    ceil: (call) => rounded(call, 'ceil'),
    floor: (call) => rounded(call, 'floor'),
    max: (call) => extreme(call, 'max'),
    min: (call) => extreme(call, 'min'),
    trunc: (call) => rounded(call, 'trunc'),
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
function rounded(call: BuiltinCall, rounding: 'floor' | 'ceil' | 'trunc'): Expression {
  const [argument] = call.arguments
  const { context } = call
  const value = argument === undefined ? undefined : unwrap(argument)
  if (value === undefined || !isExactly(value.getType(), 'number'))
    return refuseArguments(call, 'with one number')
  const isDivision =
    Node.isBinaryExpression(value) && value.getOperatorToken().getKind() === SyntaxKind.SlashToken
  if (!isDivision) return context.helper('integer', context.expression(value))
  const [left, right] = [value.getLeft(), value.getRight()]
  const isPositive = ![left, right].some((one) => context.integers.isNegative(one))
  const areSmall = [left, right].every((one) => context.integers.fitsInt(one))
  const [a, b] = context.expressions([left, right])
  if (isPositive && areSmall && rounding !== 'ceil') return method(a!, 'intdiv', b!)
  if (rounding === 'trunc') return context.helper('integer', method(long(a!), 'intdiv', b!))
  const divisor = isSimple(b!) ? b! : context.keep(b!, 'divisor')
  if (rounding === 'floor')
    return context.helper('integer', floored(isSimple(a!) ? a! : context.keep(a!, 'dividend'), divisor))
  const negative = context.keep(binary(long(integer(0)), '-', a!), 'dividend')
  return context.helper('integer', binary(long(integer(0)), '-', floored(negative, divisor)))
}

/** `intdiv` goes towards zero, and `floorDiv` of Java 9 has overloads that the sandbox does not know. */
function floored(a: Expression, b: Expression): Expression {
  const remainder = binary(binary(binary(a, '%', b), '+', long(b)), '%', b)
  return method(binary(long(a), '-', remainder), 'intdiv', b)
}

function extreme(call: BuiltinCall, groovyName: 'max' | 'min'): Expression {
  const values = numbers(call)
  if (values.length === 0) return refuseArguments(call, 'with one or more numbers')
  const areSmall = call.arguments.every((argument) => call.context.integers.fitsInt(argument))
  const [first, ...others] = areSmall ? values : values.map(long)
  const result = others.reduce((one, other) => method(name('Math'), groovyName, one, other), first!)
  return areSmall ? result : call.context.helper('integer', result)
}
