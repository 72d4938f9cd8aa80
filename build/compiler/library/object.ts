import { Node } from 'ts-morph'
import { referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method } from '../groovy/make'
import { isExactly } from '../types'
import type { BuiltinCall, Methods } from './method'

/** Methods of `Object`. Their results are lists of their own, as views of a map would not survive a restart. */
export const objectStatics: Methods = {
  entries: (call) => call.context.refuse(call.node, refusals.noEntriesValue),
  keys: (call) => viewOf(call, 'keySet'),
  values: (call) => viewOf(call, 'values'),
}

function viewOf(call: BuiltinCall, view: string): Expression {
  const [object] = call.arguments
  if (object === undefined || !isExactly(object.getType(), 'object'))
    return call.context.refuse(
      call.node,
      refusals.noArguments(`Object.${view === 'keySet' ? 'keys' : view}`, 'of an object'),
    )
  return method(method(call.context.expression(object), view), 'toList')
}

/** The object in `Object.keys(o)`, undefined for anything else. */
export function keysOf(node: Node): Node | undefined {
  return argumentOf(node, 'keys')
}

/** The object in `Object.entries(o)`. */
export function entriesOf(node: Node): Node | undefined {
  return argumentOf(node, 'entries')
}

function argumentOf(node: Node, name: string): Node | undefined {
  if (!Node.isCallExpression(node)) return undefined
  const callee = node.getExpression()
  if (
    !Node.isPropertyAccessExpression(callee) ||
    callee.getName() !== name ||
    callee.getExpression().getText() !== 'Object'
  )
    return undefined
  return referentOf(callee.getExpression())?.kind === 'builtin' ? node.getArguments()[0] : undefined
}
