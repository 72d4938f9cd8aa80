import { type BreakStatement, type ContinueStatement, type LabeledStatement, Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'

export function breakStatement(node: BreakStatement, context: Context): Statement[] {
  return [jump('break', node, context)]
}

export function continueStatement(node: ContinueStatement, context: Context): Statement[] {
  return [jump('continue', node, context)]
}

function jump(
  kind: 'break' | 'continue',
  node: BreakStatement | ContinueStatement,
  context: Context,
): Statement {
  const label = node.getLabel()?.getText()
  if (leavesFinally(node)) context.refuse(node, refusals.noFinallyLeave)
  return label === undefined ? { kind } : { kind, label }
}

/** The label is printed by its loop. */
export function labelled(node: LabeledStatement, context: Context): Statement[] {
  const inner = node.getStatement()
  const isLoop = Node.isForOfStatement(inner) || Node.isForStatement(inner) || Node.isWhileStatement(inner)
  if (!isLoop) context.refuse(node, refusals.noLabel)
  return context.statement(inner)
}

export function labelOf(loop: Node): { label?: string } {
  const parent = loop.getParent()
  return Node.isLabeledStatement(parent) ? { label: parent.getLabel().getText() } : {}
}

/** Whether a jump or `return` would end a `finally` block that an abort may be passing through. */
export function leavesFinally(node: Node): boolean {
  for (
    let inner = node, outer = node.getParent();
    outer !== undefined;
    inner = outer, outer = outer.getParent()
  ) {
    if (Node.isArrowFunction(outer) || Node.isFunctionDeclaration(outer)) return false
    if (Node.isTryStatement(outer) && outer.getFinallyBlock() === inner) return true
    const endsHere =
      Node.isForOfStatement(outer) || Node.isForStatement(outer) || Node.isWhileStatement(outer)
    if (
      endsHere &&
      (Node.isBreakStatement(node) || Node.isContinueStatement(node)) &&
      node.getLabel() === undefined
    )
      return false
  }
  return false
}
