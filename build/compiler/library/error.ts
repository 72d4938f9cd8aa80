import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, property, text } from '../groovy/make'
import { isExactly } from '../types'

export function errorProperty(node: ts.PropertyAccessExpression, context: Context): Expression {
  if (node.name.text !== 'message')
    return context.refuse(node.name, refusals.noMember('an Error', node.name.text, ['message']))
  return messageOf(context.expression(node.expression))
}

/** `message` of an Error: always text in TypeScript, while an exception of Java may have none. */
export function messageOf(error: Expression): Expression {
  return binary(property(error, 'message'), '?:', text(''))
}

/** Whether the value is an Error; what was caught is one, though its type is not known. */
export function isErrorValue(node: ts.Node): boolean {
  return isExactly(typeOf(node), 'error') || isCaught(node)
}

/** Whether this is the variable of a `catch`. */
export function isCaught(node: ts.Node): boolean {
  const referent = referentOf(unwrap(node))
  return referent?.kind === 'local' && ts.isCatchClause(referent.node.parent)
}

/** What `String(error)` and a template make of an Error. */
export function errorText(node: ts.Node, context: Context): Expression {
  return context.runtime('errorText', context.expression(node))
}
