import { Node, SyntaxKind } from 'ts-morph'
import { isAssignment, unwrap } from './declarations'
import { isPattern, partsOf } from './syntax/pattern-parts'

/** The variables and other places that this node assigns to, also through a pattern. */
export function targetsOf(node: Node): Node[] {
  if (Node.isBinaryExpression(node))
    return isAssignment(node.getOperatorToken().getKind()) ? placesIn(node.getLeft()) : []
  if (Node.isPostfixUnaryExpression(node)) return [unwrap(node.getOperand())]
  if (Node.isPrefixUnaryExpression(node)) {
    const operator = node.getOperatorToken()
    const isStep = operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken
    return isStep ? [unwrap(node.getOperand())] : []
  }
  if (!Node.isForOfStatement(node)) return []
  const variable = node.getInitializer()
  return Node.isVariableDeclarationList(variable) ? [] : placesIn(variable)
}

function placesIn(node: Node): Node[] {
  const target = unwrap(node)
  return isPattern(target) ? partsOf(target).flatMap((part) => placesIn(part.target)) : [target]
}
