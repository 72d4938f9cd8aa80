import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { isPartOfTable, referentOf, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { assign, name, run, text } from '../groovy/make'
import { isCaught } from '../library/error'
import { runsCode } from '../runs-code'
import { isKind } from '../types'
import { type Access, accessOf } from './access'

/** What is assigned to, and what needs to run before the value is known. */
export interface Target {
  place: Access
  value: Expression
  before: Statement[]
}

/**
 * TypeScript looks at the object and the key of a place before it evaluates what is assigned, Groovy not always; so they
 * are kept where that could change them.
 */
export function targetOf(node: ts.Node, right: ts.Node, context: Context): Target {
  const left = unwrap(node)
  const whole = placeOf(left, context)
  const { value, before } = context.capture(() => context.expression(right))
  const mayChange = before.length > 0 || runsCode(value)
  const place = mayChange ? fixed(left, whole, [right], context) : whole
  return { place, value, before }
}

/** A variable, property or element; its object and key are evaluated once. */
export function placeOf(node: ts.Node, context: Context): Access {
  const left = unwrap(node)
  // That it is a variable is refused already where it is declared.
  if (ts.isIdentifier(left) && isPartOfTable(left)) return refused(left, refusals.noModuleVariable, context)
  if (isPartOfTable(left)) return refused(left, refusals.noMutableTable, context)
  // What was caught stays an Error.
  if (isCaught(left)) return refused(left, refusals.noAssignmentTarget, context)
  if (ts.isIdentifier(left)) return { target: variable(left, context) }
  const isElement = ts.isElementAccessExpression(left)
  const place = isElement ? accessOf(left, context) : propertyIn(left, context)
  if (isElement && place === undefined && !isKind(typeOf(left.expression), 'text'))
    return refused(left.expression, refusals.noElement, context)
  if (place === undefined || !isPlaceOfParts(place.target))
    return refused(left, refusals.noAssignmentTarget, context)
  const isObjectFixed =
    place.target.kind !== 'index' || isSimple(place.target.index) || isFixedByKey(left, context)
  return mapParts(place, (part, wanted) =>
    isSimple(part) && (wanted === 'key' || isObjectFixed) ? part : context.keep(part, wanted),
  )
}

function refused(node: ts.Node, refusal: Refusal, context: Context): Access {
  return { target: context.refuse(node, refusal) }
}

function propertyIn(left: ts.Node, context: Context): Access | undefined {
  if (!ts.isPropertyAccessExpression(left)) return undefined
  const target = context.expression(left)
  // Groovy would give the map itself another class.
  return target.kind === 'property' && target.name === 'metaClass'
    ? { target: { kind: 'index', object: target.object, index: text(target.name) }, setter: 'setPropertyOf' }
    : { target }
}

function isPlaceOfParts(target: Expression): boolean {
  return (target.kind === 'property' && !target.safe) || target.kind === 'index'
}

/** Gives what is in the place another value. */
export function assignAt({ target, setter }: Access, value: Expression, context: Context): Statement {
  if (setter === undefined || target.kind !== 'index') return assign(target, value)
  return run(context.helper(setter, target.object, target.index, value))
}

/** Whether the object stays the one that it is while the key is evaluated. */
function isFixedByKey(left: ts.Node, context: Context): boolean {
  return ts.isElementAccessExpression(left) && context.isFixed(left.expression, [left.argumentExpression])
}

/** Its type does not matter where it only gets a value. */
function variable(left: ts.Node, context: Context): Expression {
  const referent = referentOf(left)
  if (referent?.kind !== 'local') return context.refuse(left, refusals.noAssignmentTarget)
  const chosen = context.localName(referent.node)
  return chosen === undefined ? context.refuse(left, refusals.noEarlyUse(left.getText())) : name(chosen)
}

function fixed(left: ts.Node, place: Access, later: readonly ts.Node[], context: Context): Access {
  if (!ts.isElementAccessExpression(left) && !ts.isPropertyAccessExpression(left)) return place
  return mapParts(place, (part, wanted) => {
    const node =
      wanted === 'key' && ts.isElementAccessExpression(left) ? left.argumentExpression : left.expression
    return context.isFixed(node, later, part) ? part : context.keep(part, wanted)
  })
}

function mapParts(place: Access, change: (part: Expression, wanted: 'object' | 'key') => Expression): Access {
  const { target } = place
  if (target.kind === 'property')
    return { ...place, target: { ...target, object: change(target.object, 'object') } }
  if (target.kind !== 'index') return place
  const [object, index] = [change(target.object, 'object'), change(target.index, 'key')]
  return { ...place, target: { ...target, object, index } }
}
