import { Node, type TryStatement } from 'ts-morph'
import { isFunctionNode, referentOf, unwrap } from '../declarations'
import { isLoop, targetOf } from '../jumps'
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

/**
 * Whether a jump or `return` ends the `finally` block, and one in a `try` in this one leaves both: Groovy itself cannot make
 * a method of that, but groovy-cps can.
 */
export function needsCps(node: TryStatement): boolean {
  const cleanUp = node.getFinallyBlock()
  if (cleanUp === undefined || !isLeft(cleanUp)) return false
  return wantedIn(node, isLeaving).some((jump) => {
    const target = targetOf(jump)
    const ancestors = jump.getAncestors()
    const left = ancestors.slice(
      0,
      ancestors.findIndex((outer) => outer === target || isFunctionNode(outer)),
    )
    const inside = left.slice(0, left.indexOf(node))
    return left.includes(node) && !inside.includes(cleanUp) && inside.some(Node.isTryStatement)
  })
}

/** The `try` statements whose `finally` block a jump or `return` ends, from the inside out. */
export function leftByJump(jump: Node): Node[] {
  const target = targetOf(jump)
  const ancestors = jump.getAncestors()
  const end = ancestors.findIndex((outer) => outer === target || isFunctionNode(outer))
  return ancestors
    .slice(0, end)
    .filter((outer, i) => Node.isTryStatement(outer) && outer.getFinallyBlock() === ancestors[i - 1])
}

/** Whether a jump leaves the `try` for another statement than the innermost one that it could be for. */
export function jumpsFar(node: TryStatement): boolean {
  const isJump = (one: ts.Node): boolean => ts.isBreakStatement(one) || ts.isContinueStatement(one)
  return wantedIn(node, isJump).some((jump) => {
    const target = targetOf(jump)
    if (target === undefined || leftByJump(jump).includes(node)) return false
    const between = jump.getAncestors().slice(0, jump.getAncestors().indexOf(target))
    return between.includes(node) && (hasLabel(jump) || between.some(isLeavable))
  })
}

function hasLabel(jump: Node): boolean {
  return (Node.isBreakStatement(jump) || Node.isContinueStatement(jump)) && jump.getLabel() !== undefined
}

function isLeavable(node: Node): boolean {
  return isLoop(node) || Node.isSwitchStatement(node) || Node.isLabeledStatement(node)
}
