import type { CallExpression, Expression as TsExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'

/** A call of a built-in method, as its implementation sees it. */
export interface BuiltinCall {
  node: CallExpression
  callee: Node
  receiver: TsExpression
  arguments: Node[]
  context: Context
}

export type Methods = Readonly<Record<string, (call: BuiltinCall) => Expression>>

export type StatementMethods = Readonly<Record<string, (call: BuiltinCall) => Statement[] | undefined>>
