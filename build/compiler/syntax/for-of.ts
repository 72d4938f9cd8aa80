import { type ForOfStatement, Node, ts, type VariableDeclaration } from 'ts-morph'
import { mayAssign, targetsOf } from '../assignments'
import { type Context, isSimple } from '../context'
import { rootOf, symbolOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, define, integer, method, name } from '../groovy/make'
import type { Labelled } from '../jumps'
import { isExactly } from '../types'
import { isAssignedByClosure, isAssignedIn, isKeptIn } from '../variables'
import { wantedIn } from '../walk'
import { collectionOf } from '../library/collection'
import { overCollection } from '../library/collection-loops'
import { isMatchAll } from '../library/match'
import { asksForPlace, placeIn, placesFor } from '../library/match-index'
import { arrayMutators } from '../library/mutators'
import { entriesOf, keysOf } from '../library/object'
import { body } from './block'
import { mayHaveIndexes } from './key'
import { outsideOfHead } from './loop-head'
import { orEmpty } from './or-empty'

/**
 * Where the body can reach a step, an index loop over a list: an iterator would not survive a restart. Elsewhere
 * `for (x in xs)`, unless the body changes the list or keeps the variable in a closure, which Groovy shares.
 */
export function forOf(node: ForOfStatement, context: Context): Statement[] {
  const list = node.getInitializer()
  const [declaration] = Node.isVariableDeclarationList(list) ? list.getDeclarations() : []
  if (Node.isVariableDeclarationList(list) && list.getDeclarationKind() === 'var')
    context.refuse(list, refusals.noVar)
  if (declaration === undefined || node.isAwaited()) {
    context.refuse(node, node.isAwaited() ? refusals.noAsync : refusals.noLoopPattern)
    return []
  }
  const iterated = unwrap(node.getExpression())
  const object = entriesOf(iterated)
  if (object !== undefined) return overEntries(node, declaration, object, context)
  const collection = collectionOf(iterated)
  if (collection !== undefined) return overCollection(node, declaration, collection, context)
  if (!Node.isIdentifier(declaration.getNameNode())) {
    context.refuse(declaration, refusals.noLoopPattern)
    return []
  }
  if (!isExactly(iterated.getType(), 'list') && !isMatchAll(iterated)) {
    context.refuse(iterated, refusals.noIterable)
    return []
  }
  const keys = keysOf(iterated)
  const inside = node.getStatement()
  const needsIndex =
    context.suspends(inside) ||
    isKeptIn(declaration, inside) ||
    asksForPlace(declaration, iterated) ||
    (keys === undefined ? context.mayChange(iterated, inside) : changes(keys, inside))
  if (needsIndex) return byIndex(node, declaration, iterated, context)
  const made =
    keys === undefined ? orEmpty(node.getExpression(), context) : method(context.expression(keys), 'keySet')
  const iterable = outsideOfHead(made, context)
  return context.scope(() => {
    const variable = context.declare(declaration, declaration.getName())
    const { value: inside, label } = insideOf(node, context)
    return [{ ...label, kind: 'forIn', variable, iterable, body: inside }]
  })
}

function byIndex(
  node: ForOfStatement,
  declaration: VariableDeclaration,
  iterated: Node,
  context: Context,
): Statement[] {
  const { value, before } = context.capture(() => ({
    list: fixedList(iterated, node, context, keysOf(iterated) === undefined ? 'list' : 'keys'),
    places: placesFor(declaration, iterated, context),
  }))
  const { list, places } = value
  return context.scope(() => {
    const index = context.invent('i')
    const element = { kind: 'index', object: list, index: name(index) } as const
    const first = define(context.declare(declaration, declaration.getName()), element)
    const place = places === undefined ? [] : [placeIn(places, name(index), declaration, context)]
    const { value: inside, label } = insideOf(node, context)
    return [...before, countingLoop(index, list, [first, ...place, ...inside], label)]
  })
}

export function insideOf(node: ForOfStatement, context: Context): Labelled<Statement[]> {
  return context.jumps.loop(node, () => body(node.getStatement(), context))
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
export function fixedList(list: Node, loopNode: Node, context: Context, wanted: string): Expression {
  return stable(list, loopNode, context, wanted, orEmpty(list, context))
}

/** What a loop visits, in a variable unless it is in one that the loop does not assign to. */
export function stable(
  node: Node,
  loopNode: Node,
  context: Context,
  wanted: string,
  value = context.expression(node),
): Expression {
  if (isSimple(value) && isStable(node, loopNode, context)) return value
  return context.keep(value, wanted)
}

/** Whether the variable, or the property of one, is the same list in each round. */
function isStable(list: Node, loopNode: Node, context: Context): boolean {
  const value = unwrap(list)
  if (!Node.isPropertyAccessExpression(value)) return !isAssignedDuring(value, loopNode)
  return !context.isAssigned(value.getName()) && isStable(value.getExpression(), loopNode, context)
}

/** By the loop itself, or by a closure that it may call. */
function isAssignedDuring(variable: Node, loopNode: Node): boolean {
  const declaration = symbolOf(unwrap(variable))?.getValueDeclaration()
  if (declaration === undefined) return false
  return isAssignedIn(declaration, loopNode) || isAssignedByClosure(declaration)
}

function overEntries(
  node: ForOfStatement,
  declaration: VariableDeclaration,
  object: Node,
  context: Context,
): Statement[] {
  const pattern = declaration.getNameNode()
  const [key, value] = Node.isArrayBindingPattern(pattern) ? pattern.getElements() : []
  if (!Node.isBindingElement(key) || !Node.isBindingElement(value) || changes(object, node.getStatement())) {
    context.refuse(declaration, refusals.noLoopPattern)
    return []
  }
  const { value: map, before } = context.capture(() => stable(object, node, context, 'map'))
  const needsIndex =
    context.suspends(node.getStatement()) ||
    isKeptIn(key, node.getStatement()) ||
    isKeptIn(value, node.getStatement())
  // Groovy's `map[key]` looks for the String where a caller's key is a GString; `get` finds the key as it is.
  const entryOf = (variable: string): Labelled<Statement[]> => {
    const first = define(context.declare(value, value.getName()), method(map, 'get', name(variable)))
    const { value: inside, label } = insideOf(node, context)
    return { value: [first, ...inside], label }
  }
  const sorted = mayHaveIndexes(object) ? context.runtime('keysOf', map) : undefined
  if (!needsIndex) {
    return context.scope(() => {
      const variable = context.declare(key, key.getName())
      const iterable = sorted ?? method(map, 'keySet')
      const { value: inside, label } = entryOf(variable)
      return [...before, { ...label, kind: 'forIn', variable, iterable, body: inside }]
    })
  }
  const keys = context.invent('keys')
  const list = sorted ?? method(method(map, 'keySet'), 'toList')
  return context.scope(() => {
    const index = context.invent('i')
    const variable = context.declare(key, key.getName())
    const first = define(variable, { kind: 'index', object: name(keys), index: name(index) })
    const { value: inside, label } = entryOf(variable)
    return [...before, define(keys, list), countingLoop(index, name(keys), [first, ...inside], label)]
  })
}

/** Whether the body could change what is iterated: it changes something that starts with the same variable. */
function changes(iterated: Node, statement: Node): boolean {
  const root = rootOf(iterated)
  if (root === undefined) return false
  return wantedIn(statement, mayChange).some((one) => {
    if (Node.isDeleteExpression(one)) return rootOf(one.getExpression()) === root
    if (targetsOf(one).some((target) => !Node.isIdentifier(target) && rootOf(target) === root)) return true
    if (!Node.isCallExpression(one)) return false
    const callee = one.getExpression()
    return (
      Node.isPropertyAccessExpression(callee) &&
      arrayMutators.has(callee.getName()) &&
      rootOf(callee.getExpression()) === root
    )
  })
}

function mayChange(node: ts.Node): boolean {
  return ts.isDeleteExpression(node) || ts.isCallExpression(node) || mayAssign(node)
}
