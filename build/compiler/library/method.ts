import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { nothing } from '../groovy/make'

/** A call of a built-in method, as its implementation sees it. */
export interface BuiltinCall {
  node: ts.CallExpression
  callee: ts.Node
  receiver: ts.Expression
  arguments: readonly ts.Node[]
  context: Context
}

export type Methods = Readonly<Record<string, (call: BuiltinCall) => Expression>>

/** Its own entry: `constructor` is in every object. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

export type StatementMethods = Readonly<Record<string, (call: BuiltinCall) => Statement[] | undefined>>

/** A method that is run for its effect, where an expression stands. */
export function withoutValue(method: (call: BuiltinCall) => Statement[]): (call: BuiltinCall) => Expression {
  return (call) => {
    call.context.prerequisite(...method(call))
    return nothing
  }
}
