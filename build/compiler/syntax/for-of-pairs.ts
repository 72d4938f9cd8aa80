import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf } from '../declarations'
import type { Expression, Statement } from '../groovy/ast'
import { define, list, method, name } from '../groovy/make'
import { isExactly } from '../types'
import { isKeptIn, isNeverAssigned } from '../variables'
import { countingLoop, fixedList, insideOf, stable } from './for-of'
import { declaredName, type Head } from './for-of-head'
import { mayHaveIndexes } from './key'

/** `for (const [key, value] of Object.entries(o))`, where no round changes the object. */
export function overEntries(
  node: ts.ForOfStatement,
  head: Head,
  object: ts.Node,
  context: Context,
): Statement[] {
  const { value: map, before } = context.capture(() => stable(object, node, context, 'map'))
  const sorted = mayHaveIndexes(object) ? context.runtime('keysOf', map) : undefined
  const keyName = head.nameAt(0)
  const isKept = keyName !== undefined && isKeptIn(keyName, node.statement)
  // Groovy's `map[key]` looks for the String where a caller's key is a GString; `get` finds the key as it is.
  const bind = (key: string): Statement[] =>
    head.bind(list([name(key), method(map, 'get', name(key))]), keyName)
  if (!head.suspends && !isKept)
    return context.scope(() => {
      const variable = declaredName(keyName, 'key', context)
      const iterable = sorted ?? method(map, 'keySet')
      const first = bind(variable)
      const { value: inside, label } = insideOf(node, context)
      return [...before, { ...label, kind: 'forIn', variable, iterable, body: [...first, ...inside] }]
    })
  const keys = context.invent('keys')
  const all = define(keys, sorted ?? method(method(map, 'keySet'), 'toList'))
  return context.scope(() => {
    const index = context.invent('i')
    const key = declaredName(keyName, 'key', context)
    const first = [define(key, { kind: 'index', object: name(keys), index: name(index) }), ...bind(key)]
    const { value: inside, label } = insideOf(node, context)
    return [...before, all, countingLoop(index, name(keys), [...first, ...inside], label)]
  })
}

/** The array in `xs.entries()`. */
export function indexedOf(node: ts.Node): ts.Node | undefined {
  const callee = ts.isCallExpression(node) ? node.expression : undefined
  if (!(callee && ts.isPropertyAccessExpression(callee)) || callee.name.text !== 'entries') return undefined
  const isBuiltin = referentOf(callee.name)?.kind === 'builtin'
  return isBuiltin && isExactly(typeOf(callee.expression), 'list') ? callee.expression : undefined
}

/** `for (const [i, x] of xs.entries())`: the index is that of the loop, unless it is changed or kept. */
export function overIndexed(
  node: ts.ForOfStatement,
  head: Head,
  array: ts.Node,
  context: Context,
): Statement[] {
  const { value: items, before } = context.capture(() => fixedList(array, node, context, 'list'))
  const named = head.nameAt(0)
  const own =
    named !== undefined && isNeverAssigned(named) && !isKeptIn(named, node.statement) ? named : undefined
  return context.scope(() => {
    const index = declaredName(own, 'i', context)
    const pair: Expression[] = [name(index), { kind: 'index', object: items, index: name(index) }]
    const first = head.bind(list(pair), own)
    const { value: inside, label } = insideOf(node, context)
    return [...before, countingLoop(index, items, [...first, ...inside], label)]
  })
}
