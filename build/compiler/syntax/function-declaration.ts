import { ts } from '../../typescript'
import type { Context } from '../context'
import { refersTo } from '../declarations'
import type { Statement } from '../groovy/ast'
import { assign, define, name } from '../groovy/make'
import { closureOf } from './arrow-function'

/** A function in a function is a closure. If it calls itself, it is declared before it is made. */
export function functionDeclaration(node: ts.FunctionDeclaration, context: Context): Statement[] {
  const early = context.takeEarly(node)
  if (early !== undefined) return [assign(name(early), closureOf(node, context))]
  const variable = context.declare(node, node.name!.text)
  const made = closureOf(node, context)
  return [...node.parameters, node.body!].some((part) => refersTo(part, node))
    ? [define(variable), assign(name(variable), made)]
    : [define(variable, made)]
}
