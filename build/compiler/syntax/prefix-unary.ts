import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, integer, long, not } from '../groovy/make'
import { truthValue } from '../truth'
import { isExactly } from '../types'
import { stepValue } from './counter'

export function prefixUnary(node: ts.PrefixUnaryExpression, context: Context): Expression {
  const operand = node.operand
  switch (node.operator) {
    case SyntaxKind.ExclamationToken:
      return negation(operand, context)
    case SyntaxKind.MinusToken:
      return negative(node, operand, context)
    case SyntaxKind.PlusToken:
      return isExactly(typeOf(operand), 'number')
        ? context.expression(operand)
        : context.refuse(node, refusals.noNumberOf)
    case SyntaxKind.TildeToken:
      return context.refuse(node, refusals.noBitOperator)
    default:
      return stepValue(node, context)
  }
}

export function prefixUnaryCondition(
  node: ts.PrefixUnaryExpression,
  context: Context,
): Expression | undefined {
  if (node.operator !== SyntaxKind.ExclamationToken) return undefined
  const operand = unwrap(node.operand)
  return isNegation(operand) ? context.condition(operand.operand) : not(context.condition(operand))
}

function negation(operand: ts.Node, context: Context): Expression {
  const inner = unwrap(operand)
  return isNegation(inner) ? truthValue(inner.operand, context) : not(context.condition(operand))
}

function isNegation(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken
}

/** A minus in front of a variable is rejected by the sandbox. */
function negative(node: ts.PrefixUnaryExpression, operand: ts.Node, context: Context): Expression {
  if (!isExactly(typeOf(operand), 'number')) return context.refuse(node, refusals.noMixedArithmetic)
  const value = context.expression(operand)
  if (value.kind === 'number') return integer(0 - value.value)
  if (context.integers.fitsInt(node)) return binary(integer(0), '-', value)
  return context.helper('integer', binary(long(integer(0)), '-', value))
}
