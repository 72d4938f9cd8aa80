import type { ConditionalExpression } from 'ts-morph'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'
import { assign, conditional as choose, define, name } from '../groovy/make'

export function conditional(node: ConditionalExpression, context: Context): Expression {
  const condition = context.condition(node.getCondition())
  const whenTrue = context.capture(() => context.expression(node.getWhenTrue()))
  const whenFalse = context.capture(() => context.expression(node.getWhenFalse()))
  if (whenTrue.before.length === 0 && whenFalse.before.length === 0)
    return choose(condition, whenTrue.value, whenFalse.value)
  // What an arm needs before it may only run when the arm is taken.
  const result = name(context.takeDestination(node, 'value'))
  context.prerequisite(define(result.kind === 'name' ? result.name : ''), {
    kind: 'if',
    condition,
    then: [...whenTrue.before, assign(result, whenTrue.value)],
    otherwise: [...whenFalse.before, assign(result, whenFalse.value)],
  })
  return result
}
