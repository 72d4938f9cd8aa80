import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'

export function isInstance(node: BinaryExpression, context: Context): Expression {
  if (node.getRight().getText() !== 'Error') return context.refuse(node, refusals.noInstanceof)
  return { kind: 'instanceof', value: context.expression(node.getLeft()), type: 'Throwable' }
}
