import { Node, type PrefixUnaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, integer, long, not } from '../groovy/make'
import { truthValue } from '../truth'
import { isExactly } from '../types'
import { stepValue } from './counter'
import { SyntaxKind } from '../../typescript'

export function prefixUnary(node: PrefixUnaryExpression, context: Context): Expression {
  const operand = node.getOperand()
  switch (node.getOperatorToken()) {
    case SyntaxKind.ExclamationToken:
      return negation(operand, context)
    case SyntaxKind.MinusToken:
      return negative(node, operand, context)
    case SyntaxKind.PlusToken:
      return isExactly(operand.getType(), 'number')
        ? context.expression(operand)
        : context.refuse(node, refusals.noNumberOf)
    case SyntaxKind.TildeToken:
      return context.refuse(node, refusals.noBitOperator)
    default:
      return stepValue(node, context)
  }
}

export function prefixUnaryCondition(node: PrefixUnaryExpression, context: Context): Expression | undefined {
  if (node.getOperatorToken() !== SyntaxKind.ExclamationToken) return undefined
  const operand = unwrap(node.getOperand())
  return isNegation(operand) ? context.condition(operand.getOperand()) : not(context.condition(operand))
}

function negation(operand: Node, context: Context): Expression {
  const inner = unwrap(operand)
  return isNegation(inner) ? truthValue(inner.getOperand(), context) : not(context.condition(operand))
}

function isNegation(node: Node): node is PrefixUnaryExpression {
  return Node.isPrefixUnaryExpression(node) && node.getOperatorToken() === SyntaxKind.ExclamationToken
}

/** A minus in front of a variable is rejected by the sandbox. */
function negative(node: PrefixUnaryExpression, operand: Node, context: Context): Expression {
  if (!isExactly(operand.getType(), 'number')) return context.refuse(node, refusals.noMixedArithmetic)
  const value = context.expression(operand)
  if (value.kind === 'number') return integer(0 - value.value)
  if (context.integers.fitsInt(node)) return binary(integer(0), '-', value)
  return context.helper('integer', binary(long(integer(0)), '-', value))
}
