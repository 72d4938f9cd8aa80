import { ts } from '../typescript'
import { isAssignment, isStep, unwrap } from './declarations'
import { isPattern, partsOf } from './syntax/pattern-parts'

/** The variables and other places that this node assigns to, also through a pattern. */
export function targetsOf(node: ts.Node): ts.Node[] {
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind) ? placesIn(node.left) : []
  if (isStep(node)) return [unwrap(node.operand)]
  if (!ts.isForOfStatement(node)) return []
  const variable = node.initializer
  return ts.isVariableDeclarationList(variable) ? [] : placesIn(variable)
}

/** Whether `targetsOf` could find any. */
export function mayAssign(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind)
  return ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isForOfStatement(node)
}

function placesIn(node: ts.Node): ts.Node[] {
  const target = unwrap(node)
  return isPattern(target) ? partsOf(target).flatMap((part) => placesIn(part.target)) : [target]
}
