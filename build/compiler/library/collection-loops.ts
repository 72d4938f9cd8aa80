import { type ForOfStatement, Node, type VariableDeclaration } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { define, method, name, run } from '../groovy/make'
import { countingLoop, insideOf, stable } from '../syntax/for-of'
import { outsideOfHead } from '../syntax/loop-head'
import { isKeptIn } from '../variables'
import type { Labelled } from '../jumps'
import { callbackOf } from './callback'
import { type Collection, listOf, type Parts, refusalOf, viewOf } from './collection'
import { isKind } from '../types'
import { changesCollection } from './collection-changes'
import type { BuiltinCall } from './method'

/** How the elements, keys or values of a Map or Set are visited, one after the other. */
interface Visit {
  readonly context: Context
  /** Whether an iterator will not do: it would not survive a step, and Groovy has one variable for all rounds. */
  readonly byIndex: boolean
  /** Names the loop's variable. */
  readonly variable: () => string
}

/** `for (const x of set)`, `for (const [key, value] of map)` and their like. */
export function overCollection(
  node: ForOfStatement,
  declaration: VariableDeclaration,
  iterated: Collection,
  context: Context,
): Statement[] {
  const code = node.getStatement()
  const { collection, names } = visited(declaration, iterated)
  const [first, second] = names
  if (first === undefined) {
    context.refuse(declaration, refusals.noLoopPattern)
    return []
  }
  if (changesCollection(collection.source, code)) {
    context.refuse(node.getExpression(), refusals.noLoopChange)
    return []
  }
  const visit: Visit = {
    context,
    byIndex: context.suspends(code) || names.some((one) => isKeptIn(one, code)),
    variable: () => context.declare(first, nameOf(first)),
  }
  const declared = (one: Node, value: Expression): Statement[] =>
    value.kind === 'name' ? [] : [define(context.declare(one, nameOf(one)), value)]
  return withPrerequisites(context, () => {
    if (second === undefined) {
      const all = context.expression(collection.source)
      return visitParts(visit, all, collection.parts, (part) => {
        const before = declared(first, part)
        return after(before, insideOf(node, context))
      })
    }
    const map = stable(collection.source, node, context, 'map')
    return visitParts(visit, map, 'keys', (key) => {
      const before = declared(first, key)
      before.push(...declared(second, method(map, 'get', name(context.localName(first)!))))
      return after(before, insideOf(node, context))
    })
  })
}

function after(before: Statement[], { value, label }: Labelled<Statement[]>): Labelled<Statement[]> {
  return { value: [...before, ...value], label }
}

/** What of the Map or Set is visited, and what is declared for it: of an entry the key, the value, or both. */
function visited(
  declaration: VariableDeclaration,
  collection: Collection,
): { collection: Collection; names: Node[] } {
  const pattern = declaration.getNameNode()
  if (collection.parts !== 'entries')
    return { collection, names: Node.isIdentifier(pattern) ? [declaration] : [] }
  const parts = Node.isArrayBindingPattern(pattern) ? pattern.getElements() : []
  const names = parts.filter(
    (one) =>
      Node.isBindingElement(one) &&
      Node.isIdentifier(one.getNameNode()) &&
      !one.hasInitializer() &&
      one.getDotDotDotToken() === undefined,
  )
  if (names.length === 1 && parts.length <= 2)
    return { collection: { ...collection, parts: names[0] === parts[0] ? 'keys' : 'values' }, names }
  return { collection, names: names.length === 2 && parts.length === 2 ? names : [] }
}

function nameOf(declaration: Node): string {
  return Node.isVariableDeclaration(declaration) || Node.isBindingElement(declaration)
    ? declaration.getName()
    : 'one'
}

/** `map.forEach((value, key) => …)` and `set.forEach((value) => …)` as loops. */
export function forEach(call: BuiltinCall): Statement[] {
  const {
    context,
    receiver,
    arguments: [argument],
  } = call
  const callback = callbackOf(call, argument)
  if (callback === undefined || argument === undefined) return []
  const refusal =
    refusalOf(call) ?? (changesCollection(receiver, argument) ? refusals.noLoopChange : undefined)
  if (refusal !== undefined) return [run(context.refuse(call.node, refusal))]
  const isMap = isKind(receiver.getType(), 'map')
  const visit: Visit = {
    context,
    byIndex: callback.needsLoop,
    variable: () => context.invent(isMap ? 'key' : 'one'),
  }
  return withPrerequisites(context, () => {
    const all = stable(receiver, call.node, context, isMap ? 'map' : 'set')
    const rounds = callback.prepare()
    return visitParts(visit, all, isMap ? 'keys' : 'elements', (one) => ({
      value: rounds.act([isMap ? method(all, 'get', one) : one, one, all]),
      label: {},
    }))
  })
}

function visitParts(
  { context, byIndex, variable }: Visit,
  all: Expression,
  parts: Parts,
  round: (one: Expression) => Labelled<Statement[]>,
): Statement[] {
  if (!byIndex) {
    const iterable = outsideOfHead(viewOf(all, parts, context), context)
    return context.scope(() => {
      const one = variable()
      const { value: inside, label } = round(name(one))
      return [{ ...label, kind: 'forIn', variable: one, iterable, body: inside }]
    })
  }
  const list = context.keep(listOf(all, parts, context), parts)
  return context.scope(() => {
    const index = context.invent('i')
    const { value: inside, label } = round({ kind: 'index', object: list, index: name(index) })
    return [countingLoop(index, list, inside, label)]
  })
}

function withPrerequisites(context: Context, lower: () => Statement[]): Statement[] {
  const { value, before } = context.capture(lower)
  return [...before, ...value]
}
