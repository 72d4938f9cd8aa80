import { type BreakStatement, type ContinueStatement, type LabeledStatement, Node } from 'ts-morph'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { body } from './block'
import { leftByJump } from './clean-up'
import { isLoop, type Jump, labelledStatement, targetOf } from '../jumps'
import { SyntaxKind } from '../../typescript'

export function breakStatement(node: BreakStatement, context: Context): Statement[] {
  return jump('break', node, context)
}

export function continueStatement(node: ContinueStatement, context: Context): Statement[] {
  return jump('continue', node, context)
}

function jump(kind: Jump['kind'], node: BreakStatement | ContinueStatement, context: Context): Statement[] {
  const target = targetOf(node)
  if (target === undefined) return []
  const label = node.getLabel()?.getText()
  return [...context.jumps.guardsOf(leftByJump(node)), context.jumps.to({ kind, target, label })]
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
