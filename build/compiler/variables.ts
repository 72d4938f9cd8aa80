import { Node, SyntaxKind } from 'ts-morph'
import { isAssignment, isFunctionNode, isStep, symbolOf, unwrap } from './declarations'
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

/** Whether it can get another value while this code runs: by the code itself, or by a closure that it calls. */
export function mayChange(declaration: Node, code: readonly Node[]): boolean {
  return isAssignedByClosure(declaration) || code.some((part) => isAssignedIn(declaration, part))
}

/** The assignments and steps that give it another value. */
export function assignersOf(declaration: Node): Node[] {
  return usesOf(declaration, ownerOf(declaration))
    .filter(isTarget)
    .map((target) => target.getParentWhileOrThrow((_, child) => !assigns(child)))
}

/** The function that declares it. */
function ownerOf(declaration: Node): Node {
  return declaration.getFirstAncestor(isFunctionNode) ?? declaration.getSourceFile()
}

/** The target of `=` and its like, of `++` and `--`, also within a pattern. */
function isTarget(node: Node): boolean {
  const parent = node.getParent()
  if (parent === undefined) return false
  if (assigns(parent)) return !Node.isBinaryExpression(parent) || parent.getLeft() === node
  const isPart =
    unwrap(parent) === unwrap(node) ||
    Node.isArrayLiteralExpression(parent) ||
    Node.isSpreadElement(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    (Node.isPropertyAssignment(parent) && parent.getInitializer() === node) ||
    Node.isObjectLiteralExpression(parent)
  return isPart && isTarget(parent)
}

/** `=` and its like, `++` and `--`. */
function assigns(node: Node): boolean {
  if (Node.isBinaryExpression(node)) return isAssignment(node.getOperatorToken().getKind())
  return isStep(node)
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
