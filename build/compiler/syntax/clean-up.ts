import { ancestorsOf } from '../../checker'
import { ts } from '../../typescript'
import { isFunctionNode, referentOf, unwrap } from '../declarations'
import { targetOf } from '../jumps'
import { nodesIn } from '../walk'

/** Whether the code throws, or calls what could: a step, or a function of the program. */
export function mayFail(code: ts.Node): boolean {
  return nodesIn(code, (node) => ts.isThrowStatement(node) || ts.isCallExpression(node)).some((one) => {
    if (!ts.isCallExpression(one)) return true
    const callee = unwrap(one.expression)
    const called = referentOf(ts.isPropertyAccessExpression(callee) ? callee.name : callee)
    const isEcho = called?.kind === 'step' && callee.getText() === 'echo'
    return called?.kind !== 'builtin' && !isEcho
  })
}

/** Whether a jump or `return` ends this `finally` block. */
export function isLeft(cleanUp: ts.Node): boolean {
  return nodesIn(cleanUp, isLeaving).some((one) => leftByJump(one).includes(cleanUp.parent!))
}

function isLeaving(node: ts.Node): boolean {
  return ts.isBreakStatement(node) || ts.isContinueStatement(node) || ts.isReturnStatement(node)
}

/** Whether a jump or `return` leaves a `try` that has a `finally` block: Groovy itself, but not groovy-cps, does it wrong. */
export function needsCps(node: ts.TryStatement): boolean {
  return node.finallyBlock !== undefined && nodesIn(node, isLeaving).some((one) => leftBy(one).includes(node))
}

/** The `try` statements whose `finally` block a jump or `return` ends, from the inside out. */
export function leftByJump(jump: ts.Node): ts.Node[] {
  return leftBy(jump).filter(
    (outer, i, left) => ts.isTryStatement(outer) && outer.finallyBlock === left[i - 1],
  )
}

function leftBy(jump: ts.Node): ts.Node[] {
  const target = targetOf(jump)
  const ancestors = ancestorsOf(jump)
  const end = ancestors.findIndex((outer) => outer === target || isFunctionNode(outer))
  return ancestors.slice(0, end)
}
