import { Node, type TypeOfExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'

/** Text may arrive as a GString, so its test is for CharSequence. An 'object' is asked for by map-test.ts. */
const groovyTypes: Record<string, string> = {
  string: 'CharSequence',
  number: 'Number',
  boolean: 'Boolean',
  function: 'Closure',
}

/** `typeof value === 'string'` and its like. */
export function typeofTest(node: Node, left: TypeOfExpression, right: Node, context: Context): Expression {
  const type = Node.isStringLiteral(right) ? groovyTypes[right.getLiteralText()] : undefined
  if (type === undefined) return context.refuse(node, refusals.noTypeof)
  return { kind: 'instanceof', value: context.expression(left.getExpression()), type }
}
