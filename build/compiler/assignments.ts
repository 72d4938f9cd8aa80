import { Node } from 'ts-morph'
import { isAssignment, isStep, unwrap } from './declarations'
import { isPattern, partsOf } from './syntax/pattern-parts'
import { ts } from '../typescript'

/** The variables and other places that this node assigns to, also through a pattern. */
export function targetsOf(node: Node): Node[] {
  if (Node.isBinaryExpression(node))
    return isAssignment(node.getOperatorToken().getKind()) ? placesIn(node.getLeft()) : []
  if (isStep(node)) return [unwrap(node.getOperand())]
  if (!Node.isForOfStatement(node)) return []
  const variable = node.getInitializer()
  return Node.isVariableDeclarationList(variable) ? [] : placesIn(variable)
}

/** Whether `targetsOf` could find any. */
export function mayAssign(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind)
  return ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isForOfStatement(node)
}

function placesIn(node: Node): Node[] {
  const target = unwrap(node)
  return isPattern(target) ? partsOf(target).flatMap((part) => placesIn(part.target)) : [target]
}
