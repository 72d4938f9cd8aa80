import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { isAssignment } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary as operation } from '../groovy/make'
import { arithmetic } from './arithmetic'
import { assignmentValue } from './assignment'
import { equality, inequality } from './equality'
import { containsKey } from './in'
import { isInstance } from './instanceof'
import { and, combined, nullish, or } from './logical'
import { order } from './order'
import { plus } from './plus'

export function binary(node: ts.BinaryExpression, context: Context): Expression {
  switch (node.operatorToken.kind) {
    case SyntaxKind.PlusToken:
      return plus(node, context)
    case SyntaxKind.MinusToken:
      return arithmetic(node, '-', context)
    case SyntaxKind.AsteriskToken:
      return arithmetic(node, '*', context)
    case SyntaxKind.PercentToken:
      return arithmetic(node, '%', context)
    case SyntaxKind.EqualsEqualsEqualsToken:
      return equality(node, context)
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return inequality(node, context)
    case SyntaxKind.EqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      return looseEquality(node, context)
    case SyntaxKind.LessThanToken:
      return order(node, '<', context)
    case SyntaxKind.LessThanEqualsToken:
      return order(node, '<=', context)
    case SyntaxKind.GreaterThanToken:
      return order(node, '>', context)
    case SyntaxKind.GreaterThanEqualsToken:
      return order(node, '>=', context)
    case SyntaxKind.AmpersandAmpersandToken:
      return and(node, context)
    case SyntaxKind.BarBarToken:
      return or(node, context)
    case SyntaxKind.QuestionQuestionToken:
      return nullish(node, context)
    case SyntaxKind.InKeyword:
      return containsKey(node, context)
    case SyntaxKind.InstanceOfKeyword:
      return isInstance(node, context)
    case SyntaxKind.CommaToken:
      return context.refuse(node, refusals.noComma)
    case SyntaxKind.SlashToken:
      return context.refuse(node, refusals.noDivision)
    case SyntaxKind.AsteriskAsteriskToken:
      return arithmetic(node, '**', context)
    default:
      return isAssignment(node.operatorToken.kind)
        ? assignmentValue(node, context)
        : context.refuse(node, refusals.noBitOperator)
  }
}

/** As a condition, `&&` and `||` only combine the truth of both sides. */
export function binaryCondition(node: ts.BinaryExpression, context: Context): Expression | undefined {
  const kind = node.operatorToken.kind
  if (kind !== SyntaxKind.AmpersandAmpersandToken && kind !== SyntaxKind.BarBarToken) return undefined
  return combined(node, kind === SyntaxKind.BarBarToken ? '||' : '&&', context)
}

function looseEquality(node: ts.BinaryExpression, context: Context): Expression {
  if (node.right.kind !== SyntaxKind.NullKeyword) return context.refuse(node, refusals.noLooseEquality)
  const isEqual = node.operatorToken.kind === SyntaxKind.EqualsEqualsToken
  return operation(context.expression(node.left), isEqual ? '==' : '!=', { kind: 'null' })
}
