import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { integer } from '../groovy/make'
import { type Access, valueAt } from './access'
import { calculated } from './arithmetic'
import { assignAt, placeOf } from './place'

type Counter = ts.PostfixUnaryExpression | ts.PrefixUnaryExpression

/** `i++` and its like as a statement. */
export function counterStep(node: Counter, context: Context): Statement {
  return step(node, placeOf(node.operand, context), context)
}

/** A step runs before the statement that asks for its value: the old one of `i++`, the new one of `++i`. */
export function stepValue(node: Counter, context: Context): Expression {
  const place = placeOf(node.operand, context)
  if (ts.isPrefixUnaryExpression(node)) {
    context.prerequisite(step(node, place, context))
    return valueAt(place, context)
  }
  const old = context.keepFor(node, valueAt(place, context), 'value')
  context.prerequisite(step(node, place, context))
  return old
}

function step(node: Counter, place: Access, context: Context): Statement {
  const isUp = node.operator === SyntaxKind.PlusPlusToken
  const fits = context.integers.fitsInt(node)
  if (fits && place.setter === undefined)
    return { kind: 'step', target: place.target, operator: isUp ? '++' : '--' }
  const next = calculated(valueAt(place, context), isUp ? '+' : '-', integer(1), fits, context)
  return assignAt(place, next, context)
}
