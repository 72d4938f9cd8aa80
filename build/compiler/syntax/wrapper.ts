import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'

/** Parentheses and types leave nothing behind: the printer sets its own parentheses. */
export function inner(
  node: ts.AsExpression | ts.NonNullExpression | ts.ParenthesizedExpression | ts.SatisfiesExpression,
  context: Context,
): Expression {
  return context.expression(node.expression)
}

export function innerCondition(
  node: ts.NonNullExpression | ts.ParenthesizedExpression,
  context: Context,
): Expression {
  return context.condition(node.expression)
}
