import { typeOf } from '../../checker'
import { ts } from '../../typescript'
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
export function held(
  node: ts.Node,
  value: Expression,
  later: readonly ts.Node[],
  context: Context,
): Expression {
  return isSimple(value) && context.isFixed(node, later, value) ? value : context.keep(value, 'text')
}

export function isText(node: ts.Node | undefined): node is ts.Node {
  return node !== undefined && isExactly(typeOf(node), 'text')
}

export function isNumber(node: ts.Node | undefined): node is ts.Node {
  return node !== undefined && isExactly(typeOf(node), 'number')
}

export function refuseArguments(call: BuiltinCall, what: string): Expression {
  const name = ts.isPropertyAccessExpression(call.callee) ? call.callee.name.text : call.receiver.getText()
  return call.context.refuse(call.node, refusals.noArguments(name, what))
}
