import { type PostfixUnaryExpression, type PrefixUnaryExpression, Node, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { assign, integer } from '../groovy/make'
import { calculated } from './arithmetic'
import { placeOf } from './place'

type Counter = PostfixUnaryExpression | PrefixUnaryExpression

/** `i++` and its like as a statement. */
export function counterStep(node: Counter, context: Context): Statement {
  return step(node, placeOf(node.getOperand(), context), context)
}

/** A step runs before the statement that asks for its value: the old one of `i++`, the new one of `++i`. */
export function stepValue(node: Counter, context: Context): Expression {
  const place = placeOf(node.getOperand(), context)
  if (Node.isPrefixUnaryExpression(node)) {
    context.prerequisite(step(node, place, context))
    return place
  }
  const old = context.keepFor(node, place, 'value')
  context.prerequisite(step(node, place, context))
  return old
}

function step(node: Counter, place: Expression, context: Context): Statement {
  const isUp = node.getOperatorToken() === SyntaxKind.PlusPlusToken
  if (context.integers.fitsInt(node)) return { kind: 'step', target: place, operator: isUp ? '++' : '--' }
  return assign(place, calculated(place, isUp ? '+' : '-', integer(1), false, context))
}
