import { typeOf } from '../../checker'
import { ts } from '../../typescript'
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
export function accessOf(node: ts.ElementAccessExpression, context: Context): Access | undefined {
  const [object, index] = [node.expression, node.argumentExpression]
  switch (onlyKind(shapeOf(typeOf(object)))) {
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
export function isPlace(index: ts.Node, context: Context): boolean {
  return context.integers.fitsInt(index) && !context.integers.isNegative(index)
}

function element(node: ts.Node, object: ts.Node, index: ts.Node, context: Context): Access {
  if (!isExactly(typeOf(index), 'number'))
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
function leavesNoHole(list: ts.Node, index: ts.Node): boolean {
  const place = unwrap(index)
  if (ts.isNumericLiteral(place)) return Number(place.text) === 0
  if (!ts.isPropertyAccessExpression(place) || place.name.text !== 'length') return false
  return ts.isIdentifier(unwrap(list)) && isSameName(unwrap(list), unwrap(place.expression))
}

function isSameName(one: ts.Node, other: ts.Node): boolean {
  const [a, b] = [referentOf(one), referentOf(other)]
  return a?.kind === 'local' && b?.kind === 'local' && a.node === b.node
}

function named(object: ts.Node, index: ts.Node, context: Context): Access {
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
