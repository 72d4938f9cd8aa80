import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { assign, binary, conditional, define, isNotNull, name, not } from '../groovy/make'
import { conditionOf, truthOf } from '../truth'
import { isExactly } from '../types'
import { mapTest } from './map-test'

/** The value of `a && b`. Under groovy-cps 1.31 `&&` yields an operand, in Groovy a boolean: it is for booleans only. */
export function and(node: BinaryExpression, context: Context): Expression {
  const [left, right] = [node.getLeft(), node.getRight()]
  if (isExactly(left.getType(), 'boolean') && isExactly(right.getType(), 'boolean'))
    return combined(node, '&&', context)
  const value = context.once(left, 'value')
  return choose(node, conditionOf(left, value, context), undefined, value, context)
}

/** The value of `a || b`. Groovy's `?:` asks for its truth, which for text, numbers and booleans is that of TypeScript. */
export function or(node: BinaryExpression, context: Context): Expression {
  const [left, right] = [node.getLeft(), node.getRight()]
  if (isExactly(left.getType(), 'boolean') && isExactly(right.getType(), 'boolean'))
    return combined(node, '||', context)
  const truth = truthOf(left)
  if (truth === undefined) return context.refuse(left, refusals.noTruth)
  return truth === 'presence' ? orElse(node, context) : orElseTruth(node, context)
}

/** The value of `a ?? b`. */
export function nullish(node: BinaryExpression, context: Context): Expression {
  return orElse(node, context)
}

function orElse(node: BinaryExpression, context: Context): Expression {
  const value = context.once(node.getLeft(), 'value')
  return choose(node, isNotNull(value), value, undefined, context)
}

function orElseTruth(node: BinaryExpression, context: Context): Expression {
  const left = context.expression(node.getLeft())
  const right = context.capture(() => context.expression(node.getRight()))
  if (right.before.length === 0) return binary(left, '?:', right.value)
  const result = name(context.invent('value'))
  context.prerequisite(define((result as { name: string }).name, left), {
    kind: 'if',
    condition: not(result),
    then: [...right.before, assign(result, right.value)],
    otherwise: [],
  })
  return result
}

/** `condition ? whenTrue : whenFalse`, where the missing one is the right side of the operator. */
function choose(
  node: BinaryExpression,
  condition: Expression,
  whenTrue: Expression | undefined,
  whenFalse: Expression | undefined,
  context: Context,
): Expression {
  const right = context.capture(() => context.expression(node.getRight()))
  if (right.before.length === 0)
    return conditional(condition, whenTrue ?? right.value, whenFalse ?? right.value)
  const variable = context.takeDestination(node, 'value')
  const fill = [...right.before, assign(name(variable), right.value)]
  const keepLeft = (value: Expression) => [assign(name(variable), value)]
  context.prerequisite(define(variable), {
    kind: 'if',
    condition,
    then: whenTrue === undefined ? fill : keepLeft(whenTrue),
    otherwise: whenFalse === undefined ? fill : keepLeft(whenFalse),
  })
  return name(variable)
}

/** Both sides as conditions; the right one is only evaluated when it is needed. */
export function combined(node: BinaryExpression, operator: '&&' | '||', context: Context): Expression {
  const test = mapTest(node, context)
  if (test !== undefined) return test
  const left = context.condition(node.getLeft())
  const right = context.capture(() => context.condition(node.getRight()))
  if (right.before.length === 0) return binary(left, operator, right.value)
  const variable = context.takeDestination(node, 'isTrue')
  context.prerequisite(define(variable, left), {
    kind: 'if',
    condition: operator === '&&' ? name(variable) : not(name(variable)),
    then: [...right.before, assign(name(variable), right.value)],
    otherwise: [],
  })
  return name(variable)
}
