import type { Context } from '../context'
import type { Expression } from '../groovy/ast'
import { hasClosure } from '../groovy/closures'

/** What a loop is over, as its head can hold it: sandboxes of old do not know the parameters of a closure there. */
export function outsideOfHead(value: Expression, context: Context): Expression {
  return hasClosure(value) ? context.keep(value, 'list') : value
}
