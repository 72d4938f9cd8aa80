import { Node } from 'ts-morph'
import { type Context, isSimple } from '../context'
import { isPartOfTable, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { name } from '../groovy/make'
import { isCaught } from '../library/error'
import { runsCode } from '../runs-code'
import { isExactly, isKind } from '../types'
import { isPlace } from './element-access'

/** What is assigned to, and what needs to run before the value is known. */
export interface Target {
  place: Expression
  value: Expression
  before: Statement[]
}

/**
 * TypeScript looks at the object and the key of a place before it evaluates what is assigned, Groovy not always; so they
 * are kept where that could change them.
 */
export function targetOf(node: Node, right: Node, context: Context): Target {
  const left = unwrap(node)
  const whole = placeOf(left, context)
  const { value, before } = context.capture(() => context.expression(right))
  const mayChange = before.length > 0 || runsCode(value)
  const place = mayChange ? fixed(left, whole, [right], context) : whole
  return { place, value, before }
}

/** A variable, property or element; its object and key are evaluated once. */
export function placeOf(node: Node, context: Context): Expression {
  const left = unwrap(node)
  if (isPartOfTable(left)) return context.refuse(left, refusals.noMutableTable)
  // What was caught stays an Error.
  if (isCaught(left)) return context.refuse(left, refusals.noAssignmentTarget)
  if (Node.isIdentifier(left)) return variable(left, context)
  if (Node.isElementAccessExpression(left)) {
    const index = left.getArgumentExpressionOrThrow()
    const isList = isKind(left.getExpression().getType(), 'list')
    if (isList && isExactly(index.getType(), 'number') && !isPlace(index, context))
      return context.refuse(index, refusals.noMaybeNegativeIndex)
  }
  if (Node.isElementAccessExpression(left) || Node.isPropertyAccessExpression(left)) {
    const place = context.expression(left)
    if ((place.kind === 'property' && !place.safe) || place.kind === 'index')
      return mapParts(place, (part, wanted) => (isSimple(part) ? part : context.keep(part, wanted)))
  }
  return context.refuse(left, refusals.noAssignmentTarget)
}

/** Its type does not matter where it only gets a value. */
function variable(left: Node, context: Context): Expression {
  const referent = referentOf(left)
  if (referent?.kind !== 'local') return context.refuse(left, refusals.noAssignmentTarget)
  const chosen = context.localName(referent.node)
  return chosen === undefined ? context.refuse(left, refusals.noEarlyUse(left.getText())) : name(chosen)
}

function fixed(left: Node, place: Expression, later: Node[], context: Context): Expression {
  if (!Node.isElementAccessExpression(left) && !Node.isPropertyAccessExpression(left)) return place
  return mapParts(place, (part, wanted) => {
    const node =
      wanted === 'key' && Node.isElementAccessExpression(left)
        ? left.getArgumentExpressionOrThrow()
        : left.getExpression()
    return context.isFixed(node, later, part) ? part : context.keep(part, wanted)
  })
}

function mapParts(
  place: Expression,
  change: (part: Expression, wanted: 'object' | 'key') => Expression,
): Expression {
  if (place.kind === 'property') return { ...place, object: change(place.object, 'object') }
  if (place.kind !== 'index') return place
  return { ...place, object: change(place.object, 'object'), index: change(place.index, 'key') }
}
