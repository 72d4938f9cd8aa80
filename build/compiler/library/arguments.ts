import { Node } from 'ts-morph'
import { type Context, isSimple } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { isExactly } from '../types'
import type { BuiltinCall } from './method'

/** The receiver and the arguments, in the order of evaluation. */
export function operands(call: BuiltinCall): Expression[] {
  return call.context.expressions([call.receiver, ...call.arguments])
}

/** The receiver for a place that names it twice. */
export function heldReceiver(call: BuiltinCall, receiver: Expression): Expression {
  return held(call.receiver, receiver, call.arguments, call.context)
}

/** The value of the node, evaluated once and the same while the code of `later` runs. */
export function held(node: Node, value: Expression, later: readonly Node[], context: Context): Expression {
  return isSimple(value) && context.isFixed(node, later, value) ? value : context.keep(value, 'text')
}

export function isText(node: Node | undefined): node is Node {
  return node !== undefined && isExactly(node.getType(), 'text')
}

export function isNumber(node: Node | undefined): node is Node {
  return node !== undefined && isExactly(node.getType(), 'number')
}

export function refuseArguments(call: BuiltinCall, what: string): Expression {
  const name = Node.isPropertyAccessExpression(call.callee) ? call.callee.getName() : call.receiver.getText()
  return call.context.refuse(call.node, refusals.noArguments(name, what))
}
