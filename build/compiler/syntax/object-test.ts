import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { not } from '../groovy/make'
import { isOpenQuestion } from './in'
import { isPath, operandsOf, withoutPairs } from './presence'
import { isObject, typeofTestOf } from './typeof'

type Operator = '&&' | '||'

/**
 * The operands of `a && b && …` or `a || b || …`, each to be lowered as a condition. `typeof x === 'object' && x !== null`
 * is how TypeScript asks for an object, an array or an Error; `!Array.isArray(x)` and `!(x instanceof Error)` behind it leave
 * these out. `typeof x !== 'object' || x === null || …` asks for the opposite.
 */
export function operandConditions(
  node: ts.BinaryExpression,
  operator: Operator,
  context: Context,
): (() => Expression)[] {
  const kind = operator === '&&' ? SyntaxKind.AmpersandAmpersandToken : SyntaxKind.BarBarToken
  const operands = withoutPairs(operandsOf(node, kind), operator, context)
  const tests = operands.map(({ operand }) => operand)
  const found = tests.flatMap((one, i) => questionAt(one, tests.slice(i + 1), operator) ?? [])[0]
  if (found === undefined) return operands.map(({ lower }) => lower)
  const { subject, rest } = found
  return operands.flatMap(({ operand, lower }) => {
    if (operand === subject) return isAskedBy(found) ? [] : [() => objectTest(found, operator, context)]
    return rest.includes(operand) ? [] : [lower]
  })
}

/** Whether `x`, of this text, is an object: the `typeof`, what belongs to it, and the operand behind them. */
interface Question {
  readonly subject: ts.Node
  readonly text: string
  readonly rest: readonly ts.Node[]
  readonly next: ts.Node | undefined
}

function questionAt(subject: ts.Node, others: readonly ts.Node[], operator: Operator): Question | undefined {
  const text = objectAskedFor(subject, operator)
  if (text === undefined) return undefined
  const end = others.findIndex(
    (one) => !isNullTest(one, text, operator) && exceptionIn(one, text, operator) === undefined,
  )
  const rest = end < 0 ? others : others.slice(0, end)
  const isComplete = rest.some((one) => isNullTest(one, text, operator))
  return isComplete ? { subject, text, rest, next: others[rest.length] } : undefined
}

function objectTest({ subject, text, rest }: Question, operator: Operator, context: Context): Expression {
  const value = typeofTestOf(unwrap(subject))!.value
  const exceptions = rest.flatMap((one) => exceptionIn(one, text, operator) ?? [])
  const test = isObject(subject, value, context.expression(value), context, exceptions)
  return operator === '&&' ? test : not(test)
}

/** Whether `'name' in x` follows, or its opposite, which asks of any value whether it is an object. */
function isAskedBy({ text, next }: Question): boolean {
  const value = next === undefined ? undefined : unwrap(next)
  const test = value && ts.isPrefixUnaryExpression(value) ? unwrap(value.operand) : value
  return (
    test !== undefined && ts.isBinaryExpression(test) && test.right.getText() === text && isOpenQuestion(test)
  )
}

/** The text of `x` in `typeof x === 'object'`, where x is a name or a property of one. */
function objectAskedFor(node: ts.Node, operator: Operator): string | undefined {
  const test = typeofTestOf(unwrap(node))
  if (test?.type !== 'object' || !hasOperator(node, operator === '&&' ? '===' : '!==')) return undefined
  return isPath(test.value) ? test.value.getText() : undefined
}

function isNullTest(node: ts.Node, text: string, operator: Operator): boolean {
  const value = unwrap(node)
  return (
    ts.isBinaryExpression(value) &&
    hasOperator(value, ...(operator === '&&' ? ['!==', '!='] : ['===', '=='])) &&
    value.left.getText() === text &&
    value.right.kind === SyntaxKind.NullKeyword
  )
}

function hasOperator(node: ts.Node, ...operators: string[]): boolean {
  const value = unwrap(node)
  return ts.isBinaryExpression(value) && operators.includes(value.operatorToken.getText())
}

/** The type of Groovy that this operand leaves out. */
function exceptionIn(node: ts.Node, text: string, operator: Operator): string | undefined {
  const value = unwrap(node)
  const isNot = ts.isPrefixUnaryExpression(value) && value.operator === SyntaxKind.ExclamationToken
  if (isNot !== (operator === '&&')) return undefined
  const asked = (isNot ? unwrap(value.operand) : value).getText()
  return asked === `Array.isArray(${text})`
    ? 'List'
    : asked === `${text} instanceof Error`
      ? 'Throwable'
      : undefined
}
