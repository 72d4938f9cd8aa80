import { Node, type PropertyAccessExpression } from 'ts-morph'
import type { Context } from '../context'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, property, text } from '../groovy/make'
import { isExactly } from '../types'

export function errorProperty(node: PropertyAccessExpression, context: Context): Expression {
  if (node.getName() !== 'message')
    return context.refuse(node.getNameNode(), refusals.noMember('an Error', node.getName(), ['message']))
  return messageOf(context.expression(node.getExpression()))
}

/** `message` of an Error: always text in TypeScript, while an exception of Java may have none. */
export function messageOf(error: Expression): Expression {
  return binary(property(error, 'message'), '?:', text(''))
}

/** Whether the value is an Error; what was caught is one, though its type is not known. */
export function isErrorValue(node: Node): boolean {
  return isExactly(node.getType(), 'error') || isCaught(node)
}

/** Whether this is the variable of a `catch`. */
export function isCaught(node: Node): boolean {
  const referent = referentOf(unwrap(node))
  return referent?.kind === 'local' && Node.isCatchClause(referent.node.getParent())
}

/** What `String(error)` and a template make of an Error. */
export function errorText(node: Node, context: Context): Expression {
  return context.runtime('errorText', context.expression(node))
}
