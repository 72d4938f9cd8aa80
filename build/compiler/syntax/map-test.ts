import { type BinaryExpression, Node, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'

/**
 * `typeof x === 'object' && x !== null && !Array.isArray(x)` is how TypeScript asks for what Groovy calls a Map; without
 * the last part, for a Map or a List. Undefined where it is something else.
 */
export function mapTest(node: BinaryExpression, context: Context): Expression | undefined {
  const operands = conjuncts(node)
  const subject = operands.map(typeofObject).find((one) => one !== undefined)
  if (subject === undefined) return undefined
  const text = subject.getText()
  const rest = operands.filter((one) => typeofObject(one)?.getText() !== text && !isNotNullTest(one, text))
  if (operands.length - rest.length !== 2) return undefined
  const others = rest.filter((one) => !isNotArrayTest(one, text))
  const value = context.expression(subject)
  const isMap: Expression = { kind: 'instanceof', value, type: 'Map' }
  const test =
    others.length < rest.length ? isMap : binary(isMap, '||', { kind: 'instanceof', value, type: 'List' })
  return others.reduce((all, one) => binary(all, '&&', context.condition(one)), test)
}

function conjuncts(node: Node): Node[] {
  const isAnd =
    Node.isBinaryExpression(node) && node.getOperatorToken().getKind() === SyntaxKind.AmpersandAmpersandToken
  return isAnd ? [...conjuncts(unwrap(node.getLeft())), ...conjuncts(unwrap(node.getRight()))] : [node]
}

/** The name in `typeof name === 'object'`. */
function typeofObject(node: Node): Node | undefined {
  if (
    !Node.isBinaryExpression(node) ||
    node.getOperatorToken().getKind() !== SyntaxKind.EqualsEqualsEqualsToken
  )
    return undefined
  const [left, right] = [node.getLeft(), node.getRight()]
  if (!Node.isTypeOfExpression(left) || !Node.isStringLiteral(right) || right.getLiteralText() !== 'object')
    return undefined
  return Node.isIdentifier(left.getExpression()) ? left.getExpression() : undefined
}

function isNotNullTest(node: Node, text: string): boolean {
  if (
    !Node.isBinaryExpression(node) ||
    node.getOperatorToken().getKind() !== SyntaxKind.ExclamationEqualsEqualsToken
  )
    return false
  return node.getLeft().getText() === text && Node.isNullLiteral(node.getRight())
}

function isNotArrayTest(node: Node, text: string): boolean {
  return Node.isPrefixUnaryExpression(node) && node.getText() === `!Array.isArray(${text})`
}
