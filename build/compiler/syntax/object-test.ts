import { type BinaryExpression, Node, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { isPath, operandsOf, withoutPairs } from './presence'
import { isObject, typeofTestOf } from './typeof'

/**
 * The operands of `a && b && …`, each to be lowered as a condition. `typeof x === 'object' && x !== null &&
 * !Array.isArray(x)` is how TypeScript asks for what Groovy calls a Map; without the last part, for a Map or a List.
 */
export function conjuncts(node: BinaryExpression, context: Context): (() => Expression)[] {
  const operands = withoutPairs(operandsOf(node, SyntaxKind.AmpersandAmpersandToken), '&&', context)
  const subject = operands.findIndex(({ operand }, i) => {
    const text = objectAskedFor(operand)
    return text !== undefined && operands.slice(i).some((other) => isNotNullTest(other.operand, text))
  })
  const text = objectAskedFor(operands[subject]?.operand)
  if (text === undefined) return operands.map(({ lower }) => lower)
  const isListAlso = !operands.slice(subject).some(({ operand }) => isNotArrayTest(operand, text))
  return operands.flatMap(({ operand, lower }, i) => {
    if (i === subject) return [() => objectTest(operand, isListAlso, context)]
    const isImplied = i > subject && (isNotNullTest(operand, text) || isNotArrayTest(operand, text))
    return isImplied ? [] : [lower]
  })
}

function objectTest(node: Node, isListAlso: boolean, context: Context): Expression {
  const value = typeofTestOf(node)!.value
  const lowered = context.expression(value)
  return isListAlso
    ? isObject(node, value, lowered, context)
    : { kind: 'instanceof', value: lowered, type: 'Map' }
}

/** The text of `x` in `typeof x === 'object'`, where x is a name or a property of one. */
function objectAskedFor(node: Node | undefined): string | undefined {
  const test = node === undefined ? undefined : typeofTestOf(unwrap(node))
  if (test?.type !== 'object' || isNegated(unwrap(node!))) return undefined
  return isPath(test.value) ? test.value.getText() : undefined
}

function isNotNullTest(node: Node, text: string): boolean {
  const value = unwrap(node)
  return (
    Node.isBinaryExpression(value) &&
    isNegated(value) &&
    value.getLeft().getText() === text &&
    Node.isNullLiteral(value.getRight())
  )
}

function isNegated(node: Node): boolean {
  return (
    Node.isBinaryExpression(node) &&
    [SyntaxKind.ExclamationEqualsEqualsToken, SyntaxKind.ExclamationEqualsToken].includes(
      node.getOperatorToken().getKind(),
    )
  )
}

function isNotArrayTest(node: Node, text: string): boolean {
  return unwrap(node).getText() === `!Array.isArray(${text})`
}
