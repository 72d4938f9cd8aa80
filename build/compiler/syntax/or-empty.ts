import { Node } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
import { SyntaxKind } from '../../typescript'

/** `xs ?? []` where only the elements matter: an empty list in place of an empty one makes no difference. */
export function orEmpty(node: Node, context: Context): Expression {
  const value = unwrap(node)
  const isDefaulted =
    Node.isBinaryExpression(value) && value.getOperatorToken().getKind() === SyntaxKind.QuestionQuestionToken
  if (!isDefaulted || !isEmpty(value.getRight())) return context.expression(node)
  const [left, right] = context.expressions([value.getLeft(), value.getRight()])
  return binary(left!, '?:', right!)
}

function isEmpty(node: Node): boolean {
  if (Node.isArrayLiteralExpression(node)) return node.getElements().length === 0
  return Node.isObjectLiteralExpression(node) && node.getProperties().length === 0
}
