import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, long } from '../groovy/make'
import { isExactly } from '../types'

export type ArithmeticOperator = '+' | '-' | '*' | '%' | '**'

export function arithmetic(
  node: ts.BinaryExpression,
  operator: ArithmeticOperator,
  context: Context,
): Expression {
  const operands = [node.left, node.right]
  if (!areNumbers(...operands)) return context.refuse(node, refusals.noMixedArithmetic)
  const [left, right] = context.expressions(operands)
  const fits = [node, ...operands].every((one) => context.integers.fitsInt(one))
  return calculated(left!, operator, right!, fits, context)
}

export function areNumbers(...nodes: readonly ts.Node[]): boolean {
  return nodes.every((node) => isExactly(typeOf(node), 'number'))
}

/** Plain where operands and result are known to fit an Integer; else in Long, and checked. See integers.ts. */
export function calculated(
  left: Expression,
  operator: ArithmeticOperator,
  right: Expression,
  fits: boolean,
  context: Context,
): Expression {
  if (operator === '**') return context.runtime('power', left, right)
  if (fits) return binary(left, operator, right)
  if (operator === '*' && !isSmall(left) && !isSmall(right)) return context.helper('product', left, right)
  return context.helper('integer', wide(left, operator, right))
}

/** In Long: operands are at most 2^53, so their sum fits, and so does a product with a small literal. */
function wide(left: Expression, operator: '+' | '-' | '*' | '%', right: Expression): Expression {
  if (operator === '%') return binary(left, '%', right)
  return isSmall(right) ? binary(left, operator, long(right)) : binary(long(left), operator, right)
}

function isSmall(value: Expression): boolean {
  return value.kind === 'number' && Math.abs(value.value) < 1024
}
