import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
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
  return context.helper('integer', checked(operator, left!, right!))
}

/**
 * In Long nothing is lost: operands are at most 2^53, so their sum fits, and `multiplyExact` throws where a product does
 * not. A factor that is a small literal needs no such care.
 */
function checked(operator: '+' | '-' | '*' | '%', left: Expression, right: Expression): Expression {
  if (operator === '%') return binary(left, '%', right)
  if (isSmall(right)) return binary(left, operator, long(right))
  if (isSmall(left)) return binary(long(left), operator, right)
  if (operator !== '*') return binary(long(left), operator, right)
  return {
    kind: 'call',
    receiver: { kind: 'name', name: 'Math' },
    name: 'multiplyExact',
    arguments: [long(left), long(right)],
  }
}

function isSmall(value: Expression): boolean {
  return value.kind === 'number' && Math.abs(value.value) < 1024
}

function long(value: Expression): Expression {
  return value.kind === 'number' ? { ...value, long: true } : { kind: 'cast', type: 'long', value }
}
