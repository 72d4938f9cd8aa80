import { typeOf, tupleElements } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isPartOfTable, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, list, method, run, text } from '../groovy/make'
import { runsCode } from '../runs-code'
import { keyText, mayHaveIndexes } from '../syntax/key'
import { spreadOf } from '../syntax/object-spread'
import { orEmpty } from '../syntax/or-empty'
import { elementOf, isExactly, isKind } from '../types'
import { collectionOf, keyOf, listOf, pairsOf } from './collection'
import type { BuiltinCall, Methods } from './method'
import { mapFrom } from './new-collection'

/** Methods of `Object`. Their results are lists of their own, as views of a map would not survive a restart. */
export const objectStatics: Methods = {
  assign: (call) => assign(call),
  entries: (call) => parts(call, 'entriesOf', (object) => pairsOf(object, call.context)),
  fromEntries: (call) => fromEntries(call),
  hasOwn: (call) => {
    const [object, key] = call.arguments
    if (object === undefined || key === undefined || !isExactly(typeOf(object), 'object')) return refuse(call)
    const { context } = call
    const [map, name] = context.inOrder([
      { node: object, lower: () => context.expression(object) },
      { node: key, lower: () => keyText(key, context) },
    ])
    return method(map!, 'containsKey', name!)
  },
  keys: (call) => parts(call, 'keysOf', (object) => method(method(object, 'keySet'), 'toList')),
  values: (call) => parts(call, 'valuesOf', (object) => method(method(object, 'values'), 'toList')),
}

function refuse(call: BuiltinCall): Expression {
  const name = ts.isPropertyAccessExpression(call.callee) ? call.callee.name.text : ''
  return call.context.refuse(call.node, refusals.noArguments(`Object.${name}`, 'of an object'))
}

/** In the order of TypeScript, where a name could be an array index; else simply what the map has. */
function parts(call: BuiltinCall, runtime: string, plain: (object: Expression) => Expression): Expression {
  const [object] = call.arguments
  if (object === undefined || !isExactly(typeOf(object), 'object')) return refuse(call)
  const map = orEmpty(object, call.context)
  if (mayHaveIndexes(object)) return call.context.runtime(runtime, map)
  return listed(map, runtime) ?? plain(map)
}

/** Of an object that is written out, such as an enum, the parts can be, too. */
function listed(map: Expression, runtime: string): Expression | undefined {
  if (map.kind !== 'map') return undefined
  const entries = map.entries.map(({ key, value }): Expression[] => [
    typeof key === 'string' ? text(key) : key,
    value,
  ])
  switch (runtime) {
    case 'keysOf':
      return map.entries.some(({ value }) => runsCode(value)) ? undefined : list(entries.map(([key]) => key!))
    case 'valuesOf':
      return list(entries.map(([, value]) => value!))
    default:
      return list(entries.map(list))
  }
}

/** The sources are copied into the target, one after the other; a new target needs no copying into. */
function assign(call: BuiltinCall): Expression {
  const [target, ...sources] = call.arguments
  if (target === undefined || !isExactly(typeOf(target), 'object')) return refuse(call)
  if (isPartOfTable(target)) return call.context.refuse(call.node, refusals.noMutableTable)
  const { context } = call
  const isNew = ts.isObjectLiteralExpression(unwrap(target))
  const [map, ...others] = context.inOrder([
    { node: target, lower: () => (isNew ? context.expression(target) : context.once(target, 'target')) },
    // All of them are evaluated before the first one is copied.
    ...sources.map((source) => ({
      node: source,
      lower: () => evaluated(spreadOf(source, context), context),
    })),
  ])
  if (isNew) return others.reduce((all, one) => binary(all, '+', one), map!)
  context.prerequisite(...others.map((one) => run(method(map!, 'putAll', one))))
  return map!
}

function evaluated(value: Expression, context: Context): Expression {
  return runsCode(value) ? context.keep(value, 'source') : value
}

function fromEntries(call: BuiltinCall): Expression {
  const [given] = call.arguments
  const { context } = call
  const collection = given === undefined ? undefined : collectionOf(given)
  if (collection?.parts === 'entries' && isKind(typeOf(collection.source), 'map')) {
    const map = context.expression(collection.source)
    return isText(keyOf(typeOf(collection.source)))
      ? binary({ kind: 'map', entries: [] }, '+', map)
      : mapFrom(listOf(map, 'entries', context), context, true)
  }
  const pair = given === undefined ? undefined : elementOf(typeOf(given))
  if (given === undefined || pair === undefined || !isExactly(typeOf(given), 'list'))
    return call.context.refuse(call.node, refusals.noArguments('Object.fromEntries', 'of an array or a Map'))
  return mapFrom(context.expression(given), context, !isText(tupleElements(pair)[0]))
}

function isText(type: ts.Type | undefined): boolean {
  return type !== undefined && isExactly(type, 'text')
}

/** The object in `Object.keys(o)` whose keys are in the order of its Map, undefined for anything else. */
export function keysOf(node: ts.Node): ts.Node | undefined {
  const object = argumentOf(node, 'keys')
  return object === undefined || mayHaveIndexes(object) ? undefined : object
}

/** The object in `Object.entries(o)`. */
export function entriesOf(node: ts.Node): ts.Node | undefined {
  return argumentOf(node, 'entries')
}

function argumentOf(node: ts.Node, name: string): ts.Node | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const callee = node.expression
  if (
    !ts.isPropertyAccessExpression(callee) ||
    callee.name.text !== name ||
    callee.expression.getText() !== 'Object'
  )
    return undefined
  return referentOf(callee.expression)?.kind === 'builtin' ? node.arguments[0] : undefined
}
