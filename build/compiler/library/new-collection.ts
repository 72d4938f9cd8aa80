import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, MapEntry } from '../groovy/ast'
import { binary, closure, integer, map, method, name, run } from '../groovy/make'
import { isExactly, isKind } from '../types'
import { entriesOf } from './object'
import { mayHaveIndexes } from '../syntax/key'
import { collectionOf, isKey, keyOf, viewOf } from './collection'

/** `new Map(…)` */
export function newMap(node: ts.NewExpression, context: Context): Expression {
  const [given] = node.arguments ?? []
  if (given === undefined) return map([])
  if (!isKey(keyOf(typeOf(node)))) return context.refuse(node, refusals.noKey)
  const pairs = pairsIn(given)
  if (pairs !== undefined) return map(literalEntries(pairs, context))
  const collection = collectionOf(given)
  if (collection !== undefined && isKind(typeOf(collection.source), 'map') && collection.parts === 'entries')
    return binary(map([]), '+', context.expression(collection.source))
  const object = entriesOf(given)
  if (object !== undefined && !mayHaveIndexes(object)) return binary(map([]), '+', context.expression(object))
  if (!isExactly(typeOf(given), 'list')) return context.refuse(given, refusals.noCollectionOf)
  return mapFrom(context.expression(given), context)
}

/** Of a list of pairs; the names of an object are text, whatever they are made of. */
export function mapFrom(pairs: Expression, context: Context, hasOtherKeys = false): Expression {
  return context.scope(() => {
    const pair = context.invent('pair')
    const part = (i: number): Expression => ({ kind: 'index', object: name(pair), index: integer(i) })
    const key = hasOtherKeys ? method(part(0), 'toString') : part(0)
    return method(pairs, 'collectEntries', closure([pair], [run(map([{ key, value: part(1) }]))]))
  })
}

/** The keys and values in `[['a', 1], ['b', 2]]`. */
function pairsIn(node: ts.Node): [ts.Node, ts.Node][] | undefined {
  const list = unwrap(node)
  if (!ts.isArrayLiteralExpression(list)) return undefined
  const pairs = list.elements.map((element): readonly ts.Node[] => {
    const pair = unwrap(element)
    return ts.isArrayLiteralExpression(pair) ? pair.elements : []
  })
  const arePlain = pairs.every(
    (parts) =>
      parts.length === 2 && !parts.some((one) => ts.isSpreadElement(one) || ts.isOmittedExpression(one)),
  )
  return arePlain ? (pairs as readonly (readonly ts.Node[])[] as [ts.Node, ts.Node][]) : undefined
}

function literalEntries(pairs: [ts.Node, ts.Node][], context: Context): MapEntry[] {
  const values = context.expressions(pairs.flat())
  return pairs.map((_, i): MapEntry => {
    const key = values[2 * i]!
    return { key: key.kind === 'string' ? key.value : key, value: values[2 * i + 1]! }
  })
}

/** `new Set(…)`: of another list or Set, as the sandbox of Jenkins lets an empty one only be made. */
export function newSet(node: ts.NewExpression, context: Context): Expression {
  const empty: Expression = { kind: 'new', type: 'LinkedHashSet', arguments: [] }
  const [given] = node.arguments ?? []
  if (given === undefined) return empty
  if (!isKey(keyOf(typeOf(node)))) return context.refuse(node, refusals.noKey)
  const values = unwrap(given)
  if (ts.isArrayLiteralExpression(values) && values.elements.length === 0) return empty
  const collection = collectionOf(given)
  if (collection === undefined && !isExactly(typeOf(given), 'list'))
    return context.refuse(given, refusals.noCollectionOf)
  const elements =
    collection === undefined
      ? context.expression(given)
      : viewOf(context.expression(collection.source), collection.parts, context)
  return binary(empty, '+', elements)
}
