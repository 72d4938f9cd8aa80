import { returnTypeOf, typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isFunctionNode, isWrittenOut } from '../declarations'
import type { Expression, Statement } from '../groovy/ast'
import { groovyType, isVoid } from '../types'
import { leftByJump } from './clean-up'
import { ungrouped } from './template'

/** A @NonCPS method of type String makes a String of a GString; groovy-cps would return it as it is. */
export function returned(node: ts.Node, value: Expression, context: Context): Expression {
  const owner = context.member.node
  const isOwn = ts.isReturnStatement(node) ? ts.findAncestor(node.parent, isFunctionNode) === owner : true
  const makesText =
    isOwn && isFunctionNode(owner) && !context.member.suspends && groovyType(returnTypeOf(owner)) === 'String'
  return makesText ? ungrouped(value) : value
}

export function returnStatement(node: ts.ReturnStatement, context: Context): Statement[] {
  context.prerequisite(...context.jumps.guardsOf(leftByJump(node)))
  const value = node.expression
  if (value === undefined) return [{ kind: 'return' }]
  const lowered =
    !isWrittenOut(value) && isVoid(typeOf(value)) ? context.effect(value) : context.expression(value)
  return [{ kind: 'return', value: returned(node, lowered, context) }]
}
