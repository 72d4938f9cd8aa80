import { Node } from 'ts-morph'
import { mayAssign, targetsOf } from './assignments'
import { isFunctionNode, referentOf, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'

/** Whether the code names the variable elsewhere than where it is declared. */
export function isUsedIn(declaration: Node, code: Node): boolean {
  return usesOf(declaration, code).some((use) => use.getParent() !== declaration)
}

/** Whether the code gives the variable another value. */
export function isAssignedIn(declaration: Node, code: Node): boolean {
  return usesOf(declaration, code).some(isTarget)
}

/** Whether no code gives it another value than its first one. */
export function isNeverAssigned(declaration: Node): boolean {
  return !isAssignedIn(declaration, ownerOf(declaration))
}

/** Whether it is the name of a parameter or variable that always has the same value. */
export function isFixedName(node: Node): boolean {
  const referent = referentOf(node)
  return referent?.kind === 'local' && isNeverAssigned(referent.node)
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

/** The assignments, steps and loops that give it another value. */
export function assignersOf(declaration: Node): Node[] {
  return usesOf(declaration, ownerOf(declaration)).flatMap((use) => assignerOf(use) ?? [])
}

/** The function that declares it. */
export function ownerOf(declaration: Node): Node {
  return declaration.getFirstAncestor(isFunctionNode) ?? declaration.getSourceFile()
}

/** Whether what is named here gets another value. */
export function isTarget(use: Node): boolean {
  return assignerOf(use) !== undefined
}

/** The assignment, step or loop that gives what is named here another value. */
function assignerOf(use: Node): Node | undefined {
  for (let one = use.getParent(); one !== undefined; one = one.getParent()) {
    if (mayAssign(one.compilerNode) && targetsOf(one).includes(use)) return one
    if (Node.isStatement(one)) return undefined
  }
  return undefined
}

/** Whether a closure in the code sees the variable later than the code itself runs. */
export function isKeptIn(declaration: Node, code: Node): boolean {
  return usesOf(declaration, code).some((use) =>
    use.getAncestors().some((one) => isFunctionNode(one) && isWithin(one, code) && !isImmediateCallback(one)),
  )
}

export function isWithin(node: Node, code: Node): boolean {
  return node !== code && node.getPos() >= code.getPos() && node.getEnd() <= code.getEnd()
}
