import type { ReturnStatement } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { leavesFinally } from './jump'

export function returnStatement(node: ReturnStatement, context: Context): Statement[] {
  if (leavesFinally(node)) context.refuse(node, refusals.noFinallyLeave)
  const value = node.getExpression()
  return value === undefined ? [{ kind: 'return' }] : [{ kind: 'return', value: context.expression(value) }]
}
