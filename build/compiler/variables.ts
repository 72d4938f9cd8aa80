import { Node, SyntaxKind } from 'ts-morph'
import { isAssignment, isFunctionNode, symbolOf, unwrap } from './declarations'
import { isImmediateCallback } from './library/immediate'

/** Where the code names what is declared there. */
function usesOf(declaration: Node, code: Node): Node[] {
  return code
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .filter((name) => symbolOf(name)?.getValueDeclaration() === declaration)
}

/** Whether the code gives the variable another value. */
export function isAssignedIn(declaration: Node, code: Node): boolean {
  return usesOf(declaration, code).some(isTarget)
}

/** Whether no code gives it another value than its first one. */
export function isNeverAssigned(declaration: Node): boolean {
  return !isAssignedIn(declaration, ownerOf(declaration))
}

/** Whether a closure gives it another value, whenever that is called. */
export function isAssignedByClosure(declaration: Node): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).some(
    (use) => isTarget(use) && use.getFirstAncestor(isFunctionNode) !== owner,
  )
}

/** The function that declares it. */
function ownerOf(declaration: Node): Node {
  return declaration.getFirstAncestor(isFunctionNode) ?? declaration.getSourceFile()
}

/** The target of `=` and its like, of `++` and `--`, also within a pattern. */
function isTarget(node: Node): boolean {
  const parent = node.getParent()
  if (parent === undefined) return false
  if (Node.isPostfixUnaryExpression(parent)) return true
  if (Node.isPrefixUnaryExpression(parent)) {
    const operator = parent.getOperatorToken()
    return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken
  }
  if (Node.isBinaryExpression(parent) && isAssignment(parent.getOperatorToken().getKind()))
    return parent.getLeft() === node
  const isPart =
    unwrap(parent) === unwrap(node) ||
    Node.isArrayLiteralExpression(parent) ||
    Node.isSpreadElement(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    (Node.isPropertyAssignment(parent) && parent.getInitializer() === node) ||
    Node.isObjectLiteralExpression(parent)
  return isPart && isTarget(parent)
}

/** Whether a closure in the code sees the variable later than the code itself runs. */
export function isKeptIn(declaration: Node, code: Node): boolean {
  return usesOf(declaration, code).some((use) =>
    use.getAncestors().some((one) => isFunctionNode(one) && isWithin(one, code) && !isImmediateCallback(one)),
  )
}

function isWithin(node: Node, code: Node): boolean {
  return node !== code && node.getPos() >= code.getPos() && node.getEnd() <= code.getEnd()
}
