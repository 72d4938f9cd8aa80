import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { long, method, name } from '../groovy/make'
import { areNumbers, calculated } from '../syntax/arithmetic'
import { listOf, spreadOf } from '../syntax/array-literal'
import { elementOf, isExactly } from '../types'
import type { BuiltinCall, Methods } from './method'
import { refuseArguments } from './text'

/** Methods of `Math` that give an integer for integers. */
export const math: Methods = {
  abs: (call) =>
    withNumbers(call, 1, ([value]) =>
      isSmall(call.context, call.node, ...call.arguments)
        ? method(name('Math'), 'abs', value!)
        : call.context.helper('integer', method(name('Math'), 'abs', long(value!))),
    ),
  ceil: (call) => rounded(call, 'ceil'),
  floor: (call) => rounded(call, 'floor'),
  max: (call) => extreme(call, 'max'),
  min: (call) => extreme(call, 'min'),
  pow: (call) =>
    withNumbers(call, 2, ([base, exponent]) => calculated(base!, '**', exponent!, false, call.context)),
  round: (call) => rounded(call, 'round'),
  sign: (call) => withNumbers(call, 1, ([value]) => call.context.runtime('signOf', value!)),
  trunc: (call) => rounded(call, 'trunc'),
}

function withNumbers(
  call: BuiltinCall,
  count: number,
  use: (values: Expression[]) => Expression,
): Expression {
  if (call.arguments.length !== count || !areNumbers(...call.arguments))
    return refuseArguments(call, count === 1 ? 'with one number' : 'with two numbers')
  return use(call.context.expressions(call.arguments))
}

function isSmall(context: Context, ...nodes: readonly ts.Node[]): boolean {
  return nodes.every((node) => context.integers.fitsInt(node))
}

type Rounding = 'ceil' | 'floor' | 'round' | 'trunc'

/** `Math.floor(a / b)`; a number alone is an integer already. */
function rounded(call: BuiltinCall, rounding: Rounding): Expression {
  const division = call.arguments[0] === undefined ? undefined : unwrap(call.arguments[0])
  const isDivision =
    division && ts.isBinaryExpression(division) && division.operatorToken.kind === SyntaxKind.SlashToken
  if (!isDivision) return withNumbers(call, 1, ([value]) => value!)
  const operands = [division.left, division.right]
  if (!areNumbers(...operands)) return refuseArguments(call, 'with one number')
  const { context } = call
  const [a, b] = context.expressions(operands)
  const areSmall = isSmall(context, call.node, ...operands)
  const isPositive = !operands.some((one) => context.integers.isNegative(one))
  // `intdiv` goes towards zero.
  const isPlain = rounding === 'trunc' || (rounding === 'floor' && isPositive)
  if (isPlain && areSmall) return method(a!, 'intdiv', b!)
  if (rounding === 'trunc') return context.helper('integer', method(long(a!), 'intdiv', b!))
  return context.runtime(quotients[rounding], a!, b!)
}

const quotients = { ceil: 'quotientUp', floor: 'quotientDown', round: 'quotientRounded' }

/** Of what an array holds only a function can find it. */
function extreme(call: BuiltinCall, groovyName: 'max' | 'min'): Expression {
  const { context, arguments: given } = call
  if (given.length === 0 || !given.every(isNumberOrSpread))
    return refuseArguments(call, 'with one or more numbers, or an array of them')
  if (given.some(ts.isSpreadElement)) {
    const [only, ...more] = given
    const isAlone = only && ts.isSpreadElement(only) && more.length === 0
    const all = isAlone ? spreadOf(only.expression, context) : listOf(call.node, given, context)
    return context.runtime(groovyName === 'max' ? 'largestOf' : 'smallestOf', all)
  }
  const areSmall = isSmall(context, ...given)
  const values = context.expressions(given)
  const [first, ...others] = areSmall || values.length === 1 ? values : values.map(long)
  const result = others.reduce((one, other) => method(name('Math'), groovyName, one, other), first!)
  return areSmall || others.length === 0 ? result : context.helper('integer', result)
}

function isNumberOrSpread(node: ts.Node): boolean {
  if (!ts.isSpreadElement(node)) return areNumbers(node)
  const element = elementOf(typeOf(node.expression))
  return element !== undefined && isExactly(element, 'number')
}
