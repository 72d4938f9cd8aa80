import { Node, SyntaxKind } from 'ts-morph'
import { targetsOf } from './assignments'
import { isFunctionNode, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'

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

function isTarget(use: Node): boolean {
  return use.getAncestors().some((one) => targetsOf(one).includes(use))
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
