import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { symbolOf, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, integer, method, name } from '../groovy/make'
import type { Labelled } from '../jumps'
import { isExactly } from '../types'
import { isAssignedByClosure, isAssignedIn } from '../variables'
import { collectionOf } from '../library/collection'
import { overCollection } from '../library/collection-loops'
import { isMatchAll } from '../library/match'
import { asksForPlace, placeIn, placesFor } from '../library/match-index'
import { entriesOf, keysOf } from '../library/object'
import { body } from './block'
import { Head } from './for-of-head'
import { indexedOf, overEntries, overIndexed } from './for-of-pairs'
import { outsideOfHead } from './loop-head'
import { orEmpty } from './or-empty'

/**
 * Where the body can reach a step, an index loop over a list: an iterator would not survive a restart. Elsewhere
 * `for (x in xs)`, unless the body changes the list or keeps the variable in a closure, which Groovy shares.
 */
export function forOf(node: ts.ForOfStatement, context: Context): Statement[] {
  if (node.awaitModifier !== undefined) return refused(node, refusals.noAsync, context)
  const head = new Head(node, context)
  const iterated = unwrap(node.expression)
  const object = entriesOf(iterated)
  // Of an object that a round could change, the list of its entries is visited.
  if (object !== undefined && !changesInRound(object, node, context))
    return overEntries(node, head, object, context)
  const collection = collectionOf(iterated)
  if (collection !== undefined) return overCollection(node, head, collection, context)
  const indexed = indexedOf(iterated)
  if (indexed !== undefined) return overIndexed(node, head, indexed, context)
  if (!isExactly(typeOf(iterated), 'list') && !isMatchAll(iterated))
    return refused(iterated, refusals.noIterable, context)
  const keys = keysOf(iterated)
  const needsIndex =
    head.suspends ||
    head.isKept ||
    (head.named !== undefined && asksForPlace(head.named, iterated)) ||
    changesInRound(keys ?? iterated, node, context)
  if (needsIndex) return byIndex(node, head, iterated, context)
  const made =
    keys === undefined ? orEmpty(node.expression, context) : method(context.expression(keys), 'keySet')
  const iterable = outsideOfHead(made, context)
  return context.scope(() => {
    const { variable, first } = head.asVariable()
    const { value: inside, label } = insideOf(node, context)
    return [{ ...label, kind: 'forIn', variable, iterable, body: [...first, ...inside] }]
  })
}

function refused(node: ts.Node, refusal: Refusal, context: Context): Statement[] {
  context.refuse(node, refusal)
  return []
}

function changesInRound(visited: ts.Node, node: ts.ForOfStatement, context: Context): boolean {
  return [node.initializer, node.statement].some((code) => context.mayChange(visited, code))
}

function byIndex(node: ts.ForOfStatement, head: Head, iterated: ts.Node, context: Context): Statement[] {
  const { named } = head
  const { value, before } = context.capture(() => ({
    list: fixedList(iterated, node, context, keysOf(iterated) === undefined ? 'list' : 'keys'),
    places: named === undefined ? undefined : placesFor(named, iterated, context),
  }))
  const { list, places } = value
  return context.scope(() => {
    const index = context.invent('i')
    const element = { kind: 'index', object: list, index: name(index) } as const
    const first = head.bind(element)
    if (places !== undefined && named !== undefined) first.push(placeIn(places, name(index), named, context))
    const { value: inside, label } = insideOf(node, context)
    return [...before, countingLoop(index, list, [...first, ...inside], label)]
  })
}

export function insideOf(node: ts.ForOfStatement, context: Context): Labelled<Statement[]> {
  return context.jumps.loop(node, () => body(node.statement, context))
}

/** `for (int i = 0; i < list.size(); i++) { … }`, which like `for…of` sees a list that grows. */
export function countingLoop(
  index: string,
  list: Expression,
  inside: Statement[],
  options: { from?: number; label?: string } = {},
): Statement {
  return counting(index, binary(name(index), '<', method(list, 'size')), inside, options)
}

export function counting(
  index: string,
  condition: Expression,
  inside: Statement[],
  { from = 0, ...label }: { from?: number; label?: string } = {},
): Statement {
  return {
    ...label,
    kind: 'for',
    type: 'int',
    variable: index,
    start: integer(from),
    condition,
    update: { kind: 'step', target: name(index), operator: '++' },
    body: inside,
  }
}

/** The list in a variable, unless it is in one that the loop does not assign to. */
export function fixedList(list: ts.Node, loopNode: ts.Node, context: Context, wanted: string): Expression {
  return stable(list, loopNode, context, wanted, orEmpty(list, context))
}

/** What a loop visits, in a variable unless it is in one that the loop does not assign to. */
export function stable(
  node: ts.Node,
  loopNode: ts.Node,
  context: Context,
  wanted: string,
  value = context.expression(node),
): Expression {
  if (isSimple(value) && isStable(node, loopNode, context)) return value
  return context.keep(value, wanted)
}

/** Whether the variable, or the property of one, is the same list in each round. */
function isStable(list: ts.Node, loopNode: ts.Node, context: Context): boolean {
  const value = unwrap(list)
  if (!ts.isPropertyAccessExpression(value)) return !isAssignedDuring(value, loopNode)
  return !context.isAssigned(value.name.text) && isStable(value.expression, loopNode, context)
}

/** By the loop itself, or by a closure that it may call. */
function isAssignedDuring(variable: ts.Node, loopNode: ts.Node): boolean {
  const declaration = symbolOf(unwrap(variable))?.valueDeclaration
  if (declaration === undefined) return false
  return isAssignedIn(declaration, loopNode) || isAssignedByClosure(declaration)
}
