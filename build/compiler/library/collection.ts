import { typeOf, typeArguments } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isPartOfTable, referentOf, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { closure, list, method, name, run } from '../groovy/make'
import { isKind, isNullable, isScalar, shapeOf } from '../types'
import type { BuiltinCall } from './method'

/**
 * What can be iterated besides arrays: a Map, a Set, and what their `keys()`, `values()` and `entries()` return. A Map is
 * a Map in Groovy and a Set a Set, both in the order of insertion; an iterator is never kept, as it could not be saved.
 */
export interface Collection {
  /** The Map or Set. */
  readonly source: ts.Expression
  readonly parts: Parts
}

export type Parts = 'elements' | 'keys' | 'values' | 'entries'

export function collectionOf(node: ts.Node): Collection | undefined {
  const value = unwrap(node)
  if (!ts.isExpression(value)) return undefined
  if (isKind(typeOf(value), 'set')) return { source: value, parts: 'elements' }
  if (isKind(typeOf(value), 'map')) return { source: value, parts: 'entries' }
  const callee = ts.isCallExpression(value) ? value.expression : undefined
  if (!(callee && ts.isPropertyAccessExpression(callee)) || referentOf(callee.name)?.kind !== 'builtin')
    return undefined
  const [source, parts] = [callee.expression, callee.name.text]
  if (parts !== 'keys' && parts !== 'values' && parts !== 'entries') return undefined
  if (isKind(typeOf(source), 'map')) return { source, parts }
  return isKind(typeOf(source), 'set') && parts !== 'entries' ? { source, parts: 'elements' } : undefined
}

/** What Groovy iterates; changes of the Map or Set show in it. */
export function viewOf(all: Expression, parts: Parts, context: Context): Expression {
  switch (parts) {
    case 'elements':
      return all
    case 'keys':
      return method(all, 'keySet')
    case 'values':
      return method(all, 'values')
    case 'entries':
      return pairsOf(all, context)
  }
}

/** A list of its own. */
export function listOf(all: Expression, parts: Parts, context: Context): Expression {
  const view = viewOf(all, parts, context)
  return parts === 'entries' ? view : method(view, 'toList')
}

/** The entries of a map, each as a list of its key and its value: those of Java would not survive a restart. */
export function pairsOf(map: Expression, context: Context): Expression {
  return context.scope(() => {
    const [key, value] = [context.invent('key'), context.invent('value')]
    return method(map, 'collect', closure([key, value], [run(list([name(key), name(value)]))]))
  })
}

/** Text, a number or a boolean: the same key wherever it is equal. */
export function isKey(type: ts.Type | undefined): boolean {
  const shape = type === undefined ? undefined : shapeOf(type)
  return shape !== undefined && isScalar(shape) && !isNullable(shape)
}

/** The type of a Map's keys or a Set's values. */
export function keyOf(type: ts.Type): ts.Type | undefined {
  return typeArguments(type.getNonNullableType())[0]
}

/** Why a method of a Map or Set cannot be called so. */
export function refusalOf(call: BuiltinCall): Refusal | undefined {
  if (!isKey(keyOf(typeOf(call.receiver)))) return refusals.noKey
  const changes = ['add', 'clear', 'delete', 'set'].includes(methodName(call))
  return changes && isPartOfTable(call.receiver) ? refusals.noMutableTable : undefined
}

function methodName(call: BuiltinCall): string {
  return ts.isPropertyAccessExpression(call.callee) ? call.callee.name.text : ''
}

/** A method of Groovy's that does the same. */
export function ask(call: BuiltinCall, groovyName: string, ...others: Expression[]): Expression {
  const refused = refusalOf(call)
  if (refused !== undefined) return call.context.refuse(call.node, refused)
  const [receiver, ...args] = call.context.expressions([call.receiver, ...call.arguments])
  return method(receiver!, groovyName, ...args, ...others)
}

/** A change that has a value: it is made before the expression goes on, and `use` says with what. */
export function changed(
  call: BuiltinCall,
  groovyName: string,
  use: (collection: Expression, ...args: Expression[]) => Expression,
): Expression {
  const { context } = call
  const refused = refusalOf(call)
  if (refused !== undefined) return context.refuse(call.node, refused)
  const [collection, ...args] = context.inOrder([
    { node: call.receiver, lower: () => context.once(call.receiver, 'all') },
    ...call.arguments.map((node) => ({ node, lower: () => context.once(node, 'key') })),
  ])
  const value = use(collection!, ...args)
  context.prerequisite(run(method(collection!, groovyName, ...args)))
  return value
}

export function iterator(call: BuiltinCall): Expression {
  return call.context.refuse(call.node, refusals.noIterator)
}
