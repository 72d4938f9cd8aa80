import { ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { isErrorValue } from '../library/error'

/** Throws an Error, or what was caught. */
export function throwStatement(node: ts.ThrowStatement, context: Context): Statement[] {
  const value = unwrap(node.expression)
  if (!ts.isNewExpression(value) && !isErrorValue(value)) context.refuse(node, refusals.noThrowOther)
  return [{ kind: 'throw', value: context.expression(node.expression) }]
}
