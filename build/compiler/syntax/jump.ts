import {
  type BreakStatement,
  type ContinueStatement,
  type LabeledStatement,
  Node,
  SyntaxKind,
} from 'ts-morph'
import type { Context } from '../context'
import { isFunctionNode } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { body } from './block'
import { isLoop, labelledStatement, targetOf } from '../jumps'

export function breakStatement(node: BreakStatement, context: Context): Statement[] {
  return jump(node, context, (target, label) => context.jumps.breakOf(target, label))
}

export function continueStatement(node: ContinueStatement, context: Context): Statement[] {
  return jump(node, context, (target, label) => context.jumps.continueOf(target, label))
}

function jump(
  node: BreakStatement | ContinueStatement,
  context: Context,
  to: (target: Node, label: string | undefined) => Statement,
): Statement[] {
  if (leavesFinally(node)) context.refuse(node, refusals.noFinallyLeave)
  const target = targetOf(node)
  return target === undefined ? [] : [to(target, node.getLabel()?.getText())]
}

/** A loop prints its label itself; another statement that is left by its label becomes a loop of one round. */
export function labelled(node: LabeledStatement, context: Context): Statement[] {
  const inner = labelledStatement(node)
  if (isLoop(inner) || !isLeft(inner)) return context.statement(inner)
  return context.jumps.block(inner, () => body(inner, context))
}

/** Whether a `break` with a label ends the statement. */
function isLeft(node: Node): boolean {
  return node
    .getDescendantsOfKind(SyntaxKind.BreakStatement)
    .some((one) => one.getLabel() !== undefined && targetOf(one) === node)
}

/** Whether a `break` of the statement stands in a block that is a loop in Groovy, and so would end that one. */
export function needsBlock(node: Node): boolean {
  return node.getDescendantsOfKind(SyntaxKind.LabeledStatement).some((block) => {
    const inner = labelledStatement(block)
    if (isLoop(inner) || !isLeft(inner)) return false
    return inner.getDescendantsOfKind(SyntaxKind.BreakStatement).some((one) => targetOf(one) === node)
  })
}

/** Whether a jump or `return` would end a `finally` block that an abort may be passing through. */
export function leavesFinally(node: Node): boolean {
  const target = targetOf(node)
  const ancestors = node.getAncestors()
  const end = ancestors.findIndex((outer) => outer === target || isFunctionNode(outer))
  return ancestors
    .slice(0, end)
    .some((outer, i) => Node.isTryStatement(outer) && outer.getFinallyBlock() === ancestors[i - 1])
}
