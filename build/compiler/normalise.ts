import { Node, SyntaxKind, ts } from 'ts-morph'
import type { Context } from './context'
import { referentOf } from './declarations'
import type { Expression } from './groovy/ast'
import { method } from './groovy/make'
import { isExactly, isKind, shapeOf } from './types'

/**
 * What comes from outside as `unknown` may turn out to be text or a number, but a GString or a Long, which are equal to a
 * String or an Integer only where they are compared. Where it is used as text or a number it becomes one.
 */
export function normalised(node: Node, declared: Node, value: Expression, context: Context): Expression {
  const { kinds } = shapeOf(declared.getType())
  const isOpen = kinds.has('unknown') || kinds.has('some')
  if (!isOpen || !leavesItsPlace(node)) return value
  if (isExactly(node.getType(), 'text')) return isArgument(node) ? value : method(value, 'toString')
  return isExactly(node.getType(), 'number') ? context.helper('integer', value) : value
}

/** A method's parameter of type String makes a String of a GString itself. */
function isArgument(node: Node): boolean {
  const call = node.getParent()
  const wanted = Node.isExpression(node) ? node.getContextualType() : undefined
  if (!Node.isCallExpression(call) || wanted === undefined || !isKind(wanted, 'text')) return false
  return referentOf(call.getExpression())?.kind === 'function'
}

/** In a comparison or template, or as the receiver of a method, the two kinds of text and number do the same. */
function leavesItsPlace(node: Node): boolean {
  const parent = node.getParent()
  if (
    Node.isTemplateSpan(parent) ||
    Node.isTypeOfExpression(parent) ||
    Node.isPropertyAccessExpression(parent)
  )
    return false
  if (Node.isBinaryExpression(parent)) return !comparisons.has(parent.getOperatorToken().getKind())
  const wanted = Node.isExpression(node) ? node.getContextualType() : undefined
  return wanted === undefined || (wanted.getFlags() & ts.TypeFlags.Unknown) === 0
}

const comparisons = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
])
