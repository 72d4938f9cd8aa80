import type { FunctionDeclaration } from 'ts-morph'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { assign, define, name } from '../groovy/make'
import { closureOf } from './arrow-function'

/** A function in a function is a closure. It may call itself, so it is declared before it is made. */
export function functionDeclaration(node: FunctionDeclaration, context: Context): Statement[] {
  const variable = context.declare(node, node.getNameOrThrow())
  return [define(variable), assign(name(variable), closureOf(node, context))]
}
