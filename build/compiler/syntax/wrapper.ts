import type { AsExpression, NonNullExpression, ParenthesizedExpression, SatisfiesExpression } from 'ts-morph'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'

/** Parentheses and types leave nothing behind: the printer sets its own parentheses. */
export function inner(
  node: AsExpression | NonNullExpression | ParenthesizedExpression | SatisfiesExpression,
  context: Context,
): Expression {
  return context.expression(node.getExpression())
}

export function innerCondition(
  node: NonNullExpression | ParenthesizedExpression,
  context: Context,
): Expression {
  return context.condition(node.getExpression())
}
