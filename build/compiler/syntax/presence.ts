import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { isNotNull, isNull } from '../groovy/make'
import { type Absence, absenceOf } from './absence'

/** `x !== undefined`, where `x` is a name or a property of one. */
interface Test {
  value: ts.Node
  absence: Absence
  isEqual: boolean
}

/**
 * Operands of `&&` or `||`. Two that ask the same value for null and for undefined are one question in Groovy, and the only
 * way to ask it of a value that could be either.
 */
export function withoutPairs(
  operands: readonly ts.Node[],
  operator: '&&' | '||',
  context: Context,
): { operand: ts.Node; lower: () => Expression }[] {
  const tests = operands.map((one) => testOf(one, operator === '||'))
  return operands.flatMap((operand, i) => {
    const [test, next] = [tests[i], tests[i + 1]]
    if (isPair(tests[i - 1], test)) return []
    if (test === undefined || !isPair(test, next))
      return [{ operand, lower: () => context.condition(operand) }]
    const ask = test.isEqual ? isNull : isNotNull
    return [{ operand, lower: () => ask(context.expression(test.value)) }]
  })
}

function isPair(one: Test | undefined, other: Test | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.absence !== other.absence &&
    one.value.getText() === other.value.getText()
  )
}

function testOf(node: ts.Node, isEqual: boolean): Test | undefined {
  const value = unwrap(node)
  if (!ts.isBinaryExpression(value)) return undefined
  const wanted = isEqual ? SyntaxKind.EqualsEqualsEqualsToken : SyntaxKind.ExclamationEqualsEqualsToken
  const absence = absenceOf(value.right)
  if (value.operatorToken.kind !== wanted || absence === undefined) return undefined
  return isPath(value.left) ? { value: value.left, absence, isEqual } : undefined
}

/** Asking it twice gives the same. */
export function isPath(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) ? isPath(node.expression) : ts.isIdentifier(node)
}

/** The operands of `a && b && c`. */
export function operandsOf(node: ts.Node, operator: SyntaxKind): ts.Node[] {
  const value = unwrap(node)
  const isMore = ts.isBinaryExpression(value) && value.operatorToken.kind === operator
  return isMore ? [...operandsOf(value.left, operator), ...operandsOf(value.right, operator)] : [node]
}
