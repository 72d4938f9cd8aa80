import type { WhileStatement } from 'ts-morph'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { not } from '../groovy/make'
import { body } from './block'
import { labelOf } from './jump'

/** A condition that needs statements before it is evaluated inside, at the start of each round. */
export function whileStatement(node: WhileStatement, context: Context): Statement[] {
  const { value: condition, before } = context.capture(() => context.condition(node.getExpression()))
  const inside = body(node.getStatement(), context)
  if (before.length === 0) return [{ ...labelOf(node), kind: 'while', condition, body: inside }]
  const leave: Statement = { kind: 'if', condition: not(condition), then: [{ kind: 'break' }], otherwise: [] }
  return [
    {
      ...labelOf(node),
      kind: 'while',
      condition: { kind: 'boolean', value: true },
      body: [...before, leave, ...inside],
    },
  ]
}
