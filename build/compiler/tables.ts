import { typeOf, typeArguments, typeOfSymbol, isTuple } from '../checker'
import { ts } from '../typescript'
import { isOfLanguage, referentOf, unwrap } from './declarations'
import { foundOnce } from './ask-once'
import { elementOf, isKind, type Kind, shapeOf, typeOfProperty } from './types'
import { haveCommonType } from './types-in-common'

/** What others get hold of, by its type and, where that is known, by what it is made of, which may be less. */
interface Held {
  readonly type: ts.Type
  readonly made?: ts.Type | undefined
}

/**
 * A table of a module is made anew at each use, so that a change to it would be lost. Changes by its own name are refused
 * where they stand; here it is found whether another name leads to a part of it that some code of the step changes.
 */
export function changeElsewhere(use: ts.Node, changed: () => readonly ts.Node[]): ts.Node | undefined {
  const changeOf = (parts: ReadonlySet<ts.Type>): ts.Node | undefined =>
    parts.size === 0 ? undefined : changed().find((node) => [...parts].some((part) => mayBePart(node, part)))
  // Tables have few types, but each is made of something else, of which to find the type takes long.
  return changeOf(partsByType(use)) && changeOf(partsHandedOn(use))
}

const partsByType = foundOnce((use: ts.Node): ReadonlySet<ts.Type> => {
  const held = handedOn(use, () => undefined)
  return new Set(held.flatMap(({ type }) => [...partsOfType(type, use)]))
})

const known = new WeakMap<ts.Type, ReadonlySet<ts.Type>>()

function partsOfType(type: ts.Type, at: ts.Node): ReadonlySet<ts.Type> {
  const parts = known.get(type) ?? partsOf([{ type }], at)
  known.set(type, parts)
  return parts
}

const partsHandedOn = foundOnce((use: ts.Node): ReadonlySet<ts.Type> => partsOf(handedOn(use, madeOf), use))

function partsOf(all: readonly Held[], at: ts.Node): ReadonlySet<ts.Type> {
  const parts = new Set<ts.Type>()
  for (const held of all) collectParts(held, at, parts)
  return parts
}

function handedOn(use: ts.Node, find: typeof madeOf): Held[] {
  const value = wholeOf(use)
  const user = value.parent
  const isVisited = ts.isSpreadElement(user) || ts.isSpreadAssignment(user) || ts.isForOfStatement(user)
  const isAsked = ts.isPropertyAccessExpression(user) && isBuiltin(user)
  const held = (): Held => ({ type: typeOf(value), made: find(value) })
  if (isVisited || isAsked) return insideOf(held(), use)
  if (ts.isCallExpression(user)) {
    const callee = user.expression
    if (ts.isIdentifier(callee) && referentOf(callee)?.kind === 'step') return []
    if (isBuiltin(callee)) return insideOf(held(), use)
  }
  return [held()]
}

/** All of `table.a[b]!` in which only parts of the table are named. */
function wholeOf(part: ts.Node): ts.Node {
  const parent = part.parent
  if (parent === undefined) return part
  if (unwrap(parent) === unwrap(part)) return wholeOf(parent)
  const isElement = ts.isElementAccessExpression(parent) && parent.expression === part
  const isProperty = ts.isPropertyAccessExpression(parent) && !isBuiltin(parent)
  return isElement || isProperty ? wholeOf(parent) : part
}

function madeOf(value: ts.Node): ts.Type | undefined {
  const referent = referentOf(unwrap(value))
  return referent?.kind === 'constant' ? typeOf(referent.node.initializer!) : undefined
}

/** What a mapped type makes, such as `Readonly<T>`, has no declaration either. */
function isBuiltin(callee: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false
  if (referentOf(callee.name)?.kind !== 'builtin') return false
  return !isKind(typeOf(callee.expression), 'object') || isOfLanguage(callee.name)
}

/** The elements, values or properties of a value. */
function insideOf({ type, made }: Held, at: ts.Node): Held[] {
  const element = elementOf(type)
  if (element !== undefined) return [{ type: element, made: made && elementOf(made) }]
  if (isKind(type, 'map') || isKind(type, 'set')) return typeArguments(type).map((one) => ({ type: one }))
  const ownType = made ?? type
  const named = ownType.getProperties().map((property): Held => {
    const declared = typeOfProperty(type, property.name, at) ?? type.getStringIndexType()
    const inside = typeOfSymbol(property, at)
    return { type: declared ?? inside, made: made && inside }
  })
  const indexed = made === undefined ? type.getStringIndexType() : undefined
  return indexed === undefined ? named : [{ type: indexed }, ...named]
}

/** The types of the arrays and objects in a value, but for arrays that are `readonly`. */
function collectParts(held: Held, at: ts.Node, into: Set<ts.Type>, depth = 0): void {
  const { type, made } = held
  if (depth > deepest || into.has(made ?? type)) return
  if (made === undefined && type.isUnion())
    return type.types.forEach((part) => collectParts({ type: part }, at, into, depth + 1))
  const { kinds } = shapeOf(type)
  if (!['list', 'object', 'map', 'set'].some((kind) => kinds.has(kind as Kind))) return
  if (!isReadonly(type.getNonNullableType())) into.add(made ?? type)
  insideOf({ type: type.getNonNullableType(), made }, at).forEach((part) =>
    collectParts(part, at, into, depth + 1),
  )
}

/** Of types that contain themselves. */
const deepest = 8

function isReadonly(type: ts.Type): boolean {
  return isTuple(type) ? type.target.readonly : type.symbol?.name === 'ReadonlyArray'
}

/** The steps of a library change few places, and share tables. */
const comparedWith = foundOnce((_changed: ts.Node) => new Map<ts.Type, boolean>())

function mayBePart(changed: ts.Node, part: ts.Type): boolean {
  const compared = comparedWith(changed)
  const known = compared.get(part) ?? findPart(changed, part)
  compared.set(part, known)
  return known
}

function findPart(changed: ts.Node, part: ts.Type): boolean {
  const { parent } = changed
  if (ts.isPropertyAccessExpression(parent) && parent.expression === changed && isKind(part, 'object')) {
    const isKnown = part.getProperty(parent.name.text) ?? part.getStringIndexType()
    if (isKnown === undefined) return false
  }
  return haveCommonType(typeOf(changed), part)
}
