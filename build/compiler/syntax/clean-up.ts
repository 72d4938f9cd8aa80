import { Node, type TryStatement } from 'ts-morph'
import { isFunctionNode, referentOf, unwrap } from '../declarations'
import { targetOf } from '../jumps'
import { wantedIn } from '../walk'
import { ts } from '../../typescript'

/** Whether the code throws, or calls what could: a step, or a function of the program. */
export function mayFail(code: Node): boolean {
  return wantedIn(code, (node) => ts.isThrowStatement(node) || ts.isCallExpression(node)).some((one) => {
    if (!Node.isCallExpression(one)) return true
    const callee = unwrap(one.getExpression())
    const called = referentOf(Node.isPropertyAccessExpression(callee) ? callee.getNameNode() : callee)
    const isEcho = called?.kind === 'step' && callee.getText() === 'echo'
    return called?.kind !== 'builtin' && !isEcho
  })
}

/** Whether a jump or `return` ends this `finally` block. */
export function isLeft(cleanUp: Node): boolean {
  return wantedIn(cleanUp, isLeaving).some((one) => leftByJump(one).includes(cleanUp.getParent()!))
}

function isLeaving(node: ts.Node): boolean {
  return ts.isBreakStatement(node) || ts.isContinueStatement(node) || ts.isReturnStatement(node)
}

/** Whether a jump or `return` leaves a `try` that has a `finally` block: Groovy itself, but not groovy-cps, does it wrong. */
export function needsCps(node: TryStatement): boolean {
  return (
    node.getFinallyBlock() !== undefined &&
    wantedIn(node, isLeaving).some((one) => leftBy(one).includes(node))
  )
}

/** The `try` statements whose `finally` block a jump or `return` ends, from the inside out. */
export function leftByJump(jump: Node): Node[] {
  return leftBy(jump).filter(
    (outer, i, left) => Node.isTryStatement(outer) && outer.getFinallyBlock() === left[i - 1],
  )
}

function leftBy(jump: Node): Node[] {
  const target = targetOf(jump)
  const ancestors = jump.getAncestors()
  const end = ancestors.findIndex((outer) => outer === target || isFunctionNode(outer))
  return ancestors.slice(0, end)
}
