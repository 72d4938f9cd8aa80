import { Node, type ReturnStatement } from 'ts-morph'
import type { Context } from '../context'
import { isFunctionNode, isWrittenOut } from '../declarations'
import type { Expression, Statement } from '../groovy/ast'
import { groovyType, isVoid } from '../types'
import { leftByJump } from './clean-up'
import { ungrouped } from './template'

/** A @NonCPS method of type String makes a String of a GString; groovy-cps would return it as it is. */
export function returned(node: Node, value: Expression, context: Context): Expression {
  const owner = context.member.node
  const isOwn = Node.isReturnStatement(node) ? node.getFirstAncestor(isFunctionNode) === owner : true
  const makesText =
    isOwn &&
    isFunctionNode(owner) &&
    !context.member.suspends &&
    groovyType(owner.getReturnType()) === 'String'
  return makesText ? ungrouped(value) : value
}

export function returnStatement(node: ReturnStatement, context: Context): Statement[] {
  context.prerequisite(...context.jumps.guardsOf(leftByJump(node)))
  const value = node.getExpression()
  if (value === undefined) return [{ kind: 'return' }]
  const lowered =
    !isWrittenOut(value) && isVoid(value.getType()) ? context.effect(value) : context.expression(value)
  return [{ kind: 'return', value: returned(node, lowered, context) }]
}
