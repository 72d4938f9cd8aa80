import { Node, type ThrowStatement } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'

/** Throws an Error, or what was caught. */
export function throwStatement(node: ThrowStatement, context: Context): Statement[] {
  const value = unwrap(node.getExpression())
  const isError = Node.isNewExpression(value) || value.getType().getSymbol()?.getName() === 'Error'
  const isCaught =
    Node.isIdentifier(value) && Node.isCatchClause(value.getSymbol()?.getValueDeclaration()?.getParent())
  if (!isError && !isCaught) context.refuse(node, refusals.noThrowOther)
  return [{ kind: 'throw', value: context.expression(node.getExpression()) }]
}
