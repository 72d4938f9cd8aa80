import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { assign, conditional as choose, define, name } from '../groovy/make'

interface Arm {
  value: Expression
  /** What it needs before it. */
  before: Statement[]
}

export function conditional(node: ts.ConditionalExpression, context: Context): Expression {
  const condition = context.condition(node.condition)
  const whenTrue = context.capture(() => context.expression(node.whenTrue))
  const whenFalse = context.capture(() => context.expression(node.whenFalse))
  return chosen(node, condition, whenTrue, whenFalse, context)
}

/** The value of `node`. What an arm needs before it may only run when the arm is taken. */
export function chosen(
  node: ts.Node,
  condition: Expression,
  whenTrue: Arm,
  whenFalse: Arm,
  context: Context,
): Expression {
  if (whenTrue.before.length === 0 && whenFalse.before.length === 0)
    return choose(condition, whenTrue.value, whenFalse.value)
  const result = context.takeDestination(node, 'value')
  context.prerequisite(define(result), {
    kind: 'if',
    condition,
    then: [...whenTrue.before, assign(name(result), whenTrue.value)],
    otherwise: [...whenFalse.before, assign(name(result), whenFalse.value)],
  })
  return name(result)
}
