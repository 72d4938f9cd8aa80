import { type ElementAccessExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { isPartOfGlobal, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { property } from '../groovy/make'
import { isIdentifier } from '../groovy/text'
import type { HelperName } from '../library/helpers'
import { isExactly, onlyKind, shapeOf } from '../types'
import { isOfPrototype, keyText } from './key'
import { isOwnKey } from './own-key'

/** A place in an array or object, and the helpers that read and fill it where Groovy would do so in another way. */
export interface Access {
  readonly target: Expression
  readonly getter?: HelperName
  readonly setter?: HelperName
}

/** `list[index]` or `object[key]`; undefined for anything else. */
export function accessOf(node: ElementAccessExpression, context: Context): Access | undefined {
  const [object, index] = [node.getExpression(), node.getArgumentExpressionOrThrow()]
  switch (onlyKind(shapeOf(object.getType()))) {
    case 'list':
      return element(node, object, index, context)
    case 'object':
      return named(object, index, context)
    default:
      return undefined
  }
}

/** What is there. */
export function valueAt({ target, getter }: Access, context: Context): Expression {
  if (getter === undefined || target.kind !== 'index') return target
  return context.helper(getter, target.object, target.index)
}

/** Whether Groovy takes this index as TypeScript does. */
export function isPlace(index: Node, context: Context): boolean {
  return context.integers.fitsInt(index) && !context.integers.isNegative(index)
}

function element(node: Node, object: Node, index: Node, context: Context): Access {
  if (!isExactly(index.getType(), 'number'))
    return { target: context.refuse(node, refusals.noMember('an array', index.getText(), ['a number'])) }
  const [list, place] = context.expressions([object, index])
  const target: Expression = { kind: 'index', object: list!, index: place! }
  return {
    target,
    ...(isPlace(index, context) ? {} : { getter: 'elementAt' }),
    // Groovy fills up what is left out before an element that is set.
    ...(leavesNoHole(object, index) ? {} : { setter: 'setElementAt' }),
  }
}

/** Whether it is the first element, or the one behind the last: `list[list.length]`. */
function leavesNoHole(list: Node, index: Node): boolean {
  const place = unwrap(index)
  if (Node.isNumericLiteral(place)) return place.getLiteralValue() === 0
  if (!Node.isPropertyAccessExpression(place) || place.getName() !== 'length') return false
  return Node.isIdentifier(unwrap(list)) && isSameName(unwrap(list), unwrap(place.getExpression()))
}

function isSameName(one: Node, other: Node): boolean {
  const [a, b] = [referentOf(one), referentOf(other)]
  return a?.kind === 'local' && b?.kind === 'local' && a.node === b.node
}

function named(object: Node, index: Node, context: Context): Access {
  if (isOfPrototype(index, object)) return { target: context.refuse(index, refusals.noPrototype) }
  const [map, key] = context.inOrder([
    { node: object, lower: () => context.expression(object) },
    { node: index, lower: () => keyText(index, context) },
  ])
  const target: Expression = { kind: 'index', object: map!, index: key! }
  if (key!.kind === 'string' && key!.value !== 'metaClass')
    return { target: isIdentifier(key!.value) ? property(map!, key!.value) : target }
  // A variable of the Pipeline is no map.
  if (isPartOfGlobal(object)) return { target }
  const isKnown = key!.kind === 'string' || isOwnKey(index, object)
  return { target, setter: 'setPropertyOf', ...(isKnown ? {} : { getter: 'propertyOf' }) }
}
