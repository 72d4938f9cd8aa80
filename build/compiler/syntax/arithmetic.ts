import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, long } from '../groovy/make'
import { isExactly } from '../types'

/** Plain where the result is known to fit an Integer; else in Long, and checked. See integers.ts. */
export function arithmetic(
  node: BinaryExpression,
  operator: '+' | '-' | '*' | '%',
  context: Context,
): Expression {
  const areNumbers =
    isExactly(node.getLeft().getType(), 'number') && isExactly(node.getRight().getType(), 'number')
  if (!areNumbers) return context.refuse(node, refusals.noMixedArithmetic)
  const [left, right] = context.expressions([node.getLeft(), node.getRight()])
  const { integers } = context
  if ([node, node.getLeft(), node.getRight()].every((one) => integers.fitsInt(one)))
    return binary(left!, operator, right!)
  if (operator === '*' && !isSmall(left!) && !isSmall(right!)) return context.helper('product', left!, right!)
  return context.helper('integer', wide(operator, left!, right!))
}

/** In Long: operands are at most 2^53, so their sum fits, and so does a product with a small literal. */
function wide(operator: '+' | '-' | '*' | '%', left: Expression, right: Expression): Expression {
  if (operator === '%') return binary(left, '%', right)
  return isSmall(right) ? binary(left, operator, long(right)) : binary(long(left), operator, right)
}

function isSmall(value: Expression): boolean {
  return value.kind === 'number' && Math.abs(value.value) < 1024
}
