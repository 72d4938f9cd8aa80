import { ancestorsOf } from '../checker'
import { ts } from '../typescript'
import { mayAssign, targetsOf } from './assignments'
import { isFunctionNode, referentOf, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'

/** Whether the code names the variable elsewhere than where it is declared. */
export function isUsedIn(declaration: ts.Node, code: ts.Node): boolean {
  return usesOf(declaration, code).some((use) => use.parent !== declaration)
}

/** Whether the code gives the variable another value. */
export function isAssignedIn(declaration: ts.Node, code: ts.Node): boolean {
  return usesOf(declaration, code).some(isTarget)
}

/** Whether no code gives it another value than its first one. */
export function isNeverAssigned(declaration: ts.Node): boolean {
  return !isAssignedIn(declaration, ownerOf(declaration))
}

/** Whether it is the name of a parameter or variable that always has the same value. */
export function isFixedName(node: ts.Node): boolean {
  const referent = referentOf(node)
  return referent?.kind === 'local' && isNeverAssigned(referent.node)
}

/** Whether a closure gives it another value, whenever that is called. */
export function isAssignedByClosure(declaration: ts.Node): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).some(
    (use) => isTarget(use) && ts.findAncestor(use.parent, isFunctionNode) !== owner,
  )
}

/** Whether it can get another value while this code runs: by the code itself, or by a closure that it calls. */
export function mayChange(declaration: ts.Node, code: readonly ts.Node[]): boolean {
  return isAssignedByClosure(declaration) || code.some((part) => isAssignedIn(declaration, part))
}

/** The assignments, steps and loops that give it another value. */
export function assignersOf(declaration: ts.Node): ts.Node[] {
  return usesOf(declaration, ownerOf(declaration)).flatMap((use) => assignerOf(use) ?? [])
}

/** The function that declares it. */
export function ownerOf(declaration: ts.Node): ts.Node {
  return ts.findAncestor(declaration.parent, isFunctionNode) ?? declaration.getSourceFile()
}

/** Whether what is named here gets another value. */
export function isTarget(use: ts.Node): boolean {
  return assignerOf(use) !== undefined
}

/** The assignment, step or loop that gives what is named here another value. */
function assignerOf(use: ts.Node): ts.Node | undefined {
  for (let one = use.parent; one !== undefined; one = one.parent) {
    if (mayAssign(one) && targetsOf(one).includes(use)) return one
    if (ts.isStatement(one)) return undefined
  }
  return undefined
}

/** Whether a closure in the code sees the variable later than the code itself runs. */
export function isKeptIn(declaration: ts.Node, code: ts.Node): boolean {
  return usesOf(declaration, code).some((use) =>
    ancestorsOf(use).some((one) => isFunctionNode(one) && isWithin(one, code) && !isImmediateCallback(one)),
  )
}

export function isWithin(node: ts.Node, code: ts.Node): boolean {
  return node !== code && node.pos >= code.pos && node.end <= code.end
}
