import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { define } from '../groovy/make'
import { ordered } from './hoisting'

/** A block that stands alone: Groovy would read its braces as a closure. */
export function block(node: ts.Block, context: Context): Statement[] {
  return [
    { kind: 'if', condition: { kind: 'boolean', value: true }, then: body(node, context), otherwise: [] },
  ]
}

/** The statements of a block, or the one statement that stands instead of it. */
export function body(node: ts.Node, context: Context): Statement[] {
  return context.scope(() => statementsOf(ts.isBlock(node) ? node.statements : [node], context))
}

export function statementsOf(nodes: readonly ts.Node[], context: Context): Statement[] {
  const { statements, early } = ordered(nodes)
  return statements.flatMap((node) => {
    const declared = (early.get(node) ?? []).map((one) => ({
      ...define(context.declareEarly(one, one.name!.getText())),
      origin: context.shared.origins.of(one),
    }))
    return [...declared, ...context.statement(node)]
  })
}
