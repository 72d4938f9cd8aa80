import { ts } from '../../typescript'
import { nodesIn } from '../walk'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { body } from './block'
import { leftByJump } from './clean-up'
import { isLoop, type Jump, labelledStatement, targetOf } from '../jumps'

export function breakStatement(node: ts.BreakStatement, context: Context): Statement[] {
  return jump('break', node, context)
}

export function continueStatement(node: ts.ContinueStatement, context: Context): Statement[] {
  return jump('continue', node, context)
}

function jump(
  kind: Jump['kind'],
  node: ts.BreakStatement | ts.ContinueStatement,
  context: Context,
): Statement[] {
  const target = targetOf(node)
  if (target === undefined) return []
  const label = node.label?.getText()
  return [...context.jumps.guardsOf(leftByJump(node)), context.jumps.to({ kind, target, label })]
}

/** A loop prints its label itself; another statement that is left by its label becomes a loop of one round. */
export function labelled(node: ts.LabeledStatement, context: Context): Statement[] {
  const inner = labelledStatement(node)
  if (isLoop(inner) || !isLeft(inner)) return context.statement(inner)
  return context.jumps.block(inner, () => body(inner, context))
}

/** Whether a `break` with a label ends the statement. */
function isLeft(node: ts.Node): boolean {
  return nodesIn(node, ts.isBreakStatement).some((one) => one.label !== undefined && targetOf(one) === node)
}

/** Whether a `break` of the statement stands in a block that is a loop in Groovy, and so would end that one. */
export function needsBlock(node: ts.Node): boolean {
  return nodesIn(node, ts.isLabeledStatement).some((block) => {
    const inner = labelledStatement(block)
    if (isLoop(inner) || !isLeft(inner)) return false
    return nodesIn(inner, ts.isBreakStatement).some((one) => targetOf(one) === node)
  })
}
