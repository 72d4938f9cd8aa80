import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'

/** `xs ?? []` where only the elements matter: an empty list in place of an empty one makes no difference. */
export function orEmpty(node: ts.Node, context: Context): Expression {
  const value = unwrap(node)
  const isDefaulted =
    ts.isBinaryExpression(value) && value.operatorToken.kind === SyntaxKind.QuestionQuestionToken
  if (!isDefaulted || !isEmpty(value.right)) return context.expression(node)
  const [left, right] = context.expressions([value.left, value.right])
  return binary(left!, '?:', right!)
}

function isEmpty(node: ts.Node): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0
  return ts.isObjectLiteralExpression(node) && node.properties.length === 0
}
