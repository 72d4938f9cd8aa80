import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
import { isExactly } from '../types'

/** Null is less than anything in Groovy, and numbers do not compare with text. */
export function order(
  node: BinaryExpression,
  operator: '<' | '<=' | '>' | '>=',
  context: Context,
): Expression {
  const operands = [node.getLeft(), node.getRight()]
  const areNumbers = operands.every((operand) => isExactly(operand.getType(), 'number'))
  const areTexts = operands.every((operand) => isExactly(operand.getType(), 'text'))
  if (!areNumbers && !areTexts) return context.refuse(node, refusals.noMixedOrder)
  const [left, right] = context.expressions(operands)
  return binary(left!, operator, right!)
}
