import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { assign, binary, conditional, define, isNotNull, isNull, name, not } from '../groovy/make'
import { isSame } from '../groovy/same'
import { conditionOf, truthOf } from '../truth'
import { isExactly } from '../types'
import { operandConditions } from './object-test'

/** The value of `a && b`. Under groovy-cps 1.31 `&&` yields an operand, in Groovy a boolean: it is for booleans only. */
export function and(node: ts.BinaryExpression, context: Context): Expression {
  const [left, right] = [node.left, node.right]
  if (areBooleans(left, right)) return combined(node, '&&', context)
  const value = context.once(left, 'value')
  const other = context.capture(() => context.expression(right))
  const condition = conditionOf(typeOf(left), value, context)
  if (other.before.length === 0) return conditional(condition, other.value, value)
  return replaced(node, value, (result) => conditionOf(typeOf(left), result, context), other, context)
}

/** The value of `a || b`. Groovy's `?:` asks for its truth, which for text, numbers and booleans is that of TypeScript. */
export function or(node: ts.BinaryExpression, context: Context): Expression {
  const [left, right] = [node.left, node.right]
  if (areBooleans(left, right)) return combined(node, '||', context)
  const truth = truthOf(typeOf(left))
  const other = (): Captured => context.capture(() => context.expression(right))
  if (truth === 'presence') return orElse(node, left, other(), context)
  if (truth === 'runtime') return orIfFalse(node, context.once(left, 'value'), other(), context)
  const value = context.expression(left)
  const { value: otherValue, before } = other()
  if (before.length === 0) return binary(value, '?:', otherValue)
  return replaced(node, value, not, { value: otherValue, before }, context)
}

function orIfFalse(
  node: ts.BinaryExpression,
  value: Expression,
  other: Captured,
  context: Context,
): Expression {
  const isTrue = (one: Expression): Expression => conditionOf(typeOf(node.left), one, context)
  if (other.before.length === 0) return conditional(isTrue(value), value, other.value)
  return replaced(node, value, (result) => not(isTrue(result)), other, context)
}

/** The value of `a ?? b ?? c`, of which each is asked for only when those before it are absent. */
export function nullish(node: ts.BinaryExpression, context: Context): Expression {
  const operands = chain(node)
  const last = context.capture(() => context.expression(operands.at(-1)!))
  const rest = operands
    .slice(1, -1)
    .reduceRight(
      (other: Captured, operand) => context.capture(() => orElse(operand, operand, other, context)),
      last,
    )
  return orElse(node, operands[0]!, rest, context)
}

function chain(node: ts.Node): ts.Node[] {
  const value = unwrap(node)
  const isNullish =
    ts.isBinaryExpression(value) && value.operatorToken.kind === SyntaxKind.QuestionQuestionToken
  return isNullish ? [...chain(value.left), value.right] : [node]
}

interface Captured {
  value: Expression
  before: ReturnType<Context['capture']>['before']
}

/** The value of `left`, or the other where it is absent; `node` is the expression that has this value. */
function orElse(node: ts.Node, left: ts.Node, other: Captured, context: Context): Expression {
  const value = context.expression(left)
  if (isSimple(value) && other.before.length === 0) return conditional(isNotNull(value), value, other.value)
  if (context.isDestined(node) || other.before.length > 0)
    return replaced(node, value, isNull, other, context)
  const kept = context.keep(value, 'value')
  return conditional(isNotNull(kept), kept, other.value)
}

/** A variable with the left value, which the right one replaces under this condition. */
function replaced(
  node: ts.Node,
  left: Expression,
  condition: (result: Expression) => Expression,
  right: Captured,
  context: Context,
): Expression {
  const variable = context.takeDestination(node, 'value')
  const result = name(variable)
  const fill = [...right.before, assign(result, right.value)]
  context.prerequisite(define(variable, left), {
    kind: 'if',
    condition: condition(result),
    then: fill,
    otherwise: [],
  })
  return result
}

/** Both sides as conditions; the right one is only evaluated when it is needed. */
export function combined(node: ts.BinaryExpression, operator: '&&' | '||', context: Context): Expression {
  const [first, ...others] = operandConditions(node, operator, context)
  return others.reduce((left, operand) => {
    const right = context.capture(operand)
    if (right.before.length === 0) return both(left, operator, right.value)
    return replaced(node, left, operator === '&&' ? (result) => result : not, right, context)
  }, first!())
}

/** `x !== null && x !== undefined` is one question in Groovy. */
function both(left: Expression, operator: '&&' | '||', right: Expression): Expression {
  return isSame(left, right) ? left : binary(left, operator, right)
}

function areBooleans(left: ts.Node, right: ts.Node): boolean {
  return isExactly(typeOf(left), 'boolean') && isExactly(typeOf(right), 'boolean')
}
