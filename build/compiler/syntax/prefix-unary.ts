import { Node, type PrefixUnaryExpression, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, integer, long, not } from '../groovy/make'
import { isExactly } from '../types'

export function prefixUnary(node: PrefixUnaryExpression, context: Context): Expression {
  const operand = node.getOperand()
  switch (node.getOperatorToken()) {
    case SyntaxKind.ExclamationToken:
      return not(context.condition(operand))
    case SyntaxKind.MinusToken:
      return negative(node, operand, context)
    case SyntaxKind.PlusToken:
      return context.refuse(node, refusals.noNumberOf)
    case SyntaxKind.TildeToken:
      return context.refuse(node, refusals.noBitOperator)
    default:
      return context.refuse(node, refusals.noAssignmentValue)
  }
}

export function prefixUnaryCondition(node: PrefixUnaryExpression, context: Context): Expression | undefined {
  if (node.getOperatorToken() !== SyntaxKind.ExclamationToken) return undefined
  const operand = unwrap(node.getOperand())
  const isDouble =
    Node.isPrefixUnaryExpression(operand) && operand.getOperatorToken() === SyntaxKind.ExclamationToken
  return isDouble ? context.condition(operand.getOperand()) : prefixUnary(node, context)
}

/** A minus in front of a variable is rejected by the sandbox. */
function negative(node: PrefixUnaryExpression, operand: Node, context: Context): Expression {
  if (!isExactly(operand.getType(), 'number')) return context.refuse(node, refusals.noMixedArithmetic)
  const value = context.expression(operand)
  if (value.kind === 'number') return integer(0 - value.value)
  if (context.integers.fitsInt(node)) return binary(integer(0), '-', value)
  return context.helper('integer', binary(long(integer(0)), '-', value))
}
