import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
import { isExactly } from '../types'

/** Null is less than anything in Groovy, and numbers do not compare with text. */
export function order(
  node: ts.BinaryExpression,
  operator: '<' | '<=' | '>' | '>=',
  context: Context,
): Expression {
  const operands = [node.left, node.right]
  const areNumbers = operands.every((operand) => isExactly(typeOf(operand), 'number'))
  const areTexts = operands.every((operand) => isExactly(typeOf(operand), 'text'))
  if (!areNumbers && !areTexts) return context.refuse(node, refusals.noMixedOrder)
  const [left, right] = context.expressions(operands)
  return binary(left!, operator, right!)
}
