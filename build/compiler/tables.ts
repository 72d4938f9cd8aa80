import { Node, type Type } from 'ts-morph'
import { isOfLanguage, referentOf, unwrap } from './declarations'
import { foundOnce } from './ask-once'
import { elementOf, isKind, type Kind, propertyOf, shapeOf } from './types'
import { haveCommonType } from './types-in-common'
import { ts } from '../typescript'

/** What others get hold of, by its type and, where that is known, by what it is made of, which may be less. */
interface Held {
  readonly type: Type
  readonly made?: Type | undefined
}

/**
 * A table of a module is made anew at each use, so that a change to it would be lost. Changes by its own name are refused
 * where they stand; here it is found whether another name leads to a part of it that some code of the step changes.
 */
export function mayBeChangedElsewhere(use: Node, changed: () => readonly Node[]): boolean {
  const isChanged = (parts: ReadonlySet<Type>): boolean =>
    parts.size > 0 && changed().some((node) => [...parts].some((part) => mayBePart(node, part)))
  // Tables have few types, but each is made of something else, of which to find the type takes long.
  return isChanged(partsByType(use)) && isChanged(partsHandedOn(use))
}

const partsByType = foundOnce((use: Node): ReadonlySet<Type> => {
  const held = handedOn(use, () => undefined)
  return new Set(held.flatMap(({ type }) => [...partsOfType(type, use)]))
})

const known = new WeakMap<ts.Type, ReadonlySet<Type>>()

function partsOfType(type: Type, at: Node): ReadonlySet<Type> {
  const parts = known.get(type.compilerType) ?? partsOf([{ type }], at)
  known.set(type.compilerType, parts)
  return parts
}

const partsHandedOn = foundOnce((use: Node): ReadonlySet<Type> => partsOf(handedOn(use, madeOf), use))

function partsOf(all: readonly Held[], at: Node): ReadonlySet<Type> {
  const parts = new Set<Type>()
  for (const held of all) collectParts(held, at, parts)
  return parts
}

function handedOn(use: Node, find: typeof madeOf): Held[] {
  const value = wholeOf(use)
  const user = value.getParent()
  const isVisited = Node.isSpreadElement(user) || Node.isSpreadAssignment(user) || Node.isForOfStatement(user)
  const isAsked = Node.isPropertyAccessExpression(user) && isBuiltin(user)
  const held = (): Held => ({ type: value.getType(), made: find(value) })
  if (isVisited || isAsked) return insideOf(held(), use)
  if (Node.isCallExpression(user)) {
    const callee = user.getExpression()
    if (Node.isIdentifier(callee) && referentOf(callee)?.kind === 'step') return []
    if (isBuiltin(callee)) return insideOf(held(), use)
  }
  return [held()]
}

/** All of `table.a[b]!` in which only parts of the table are named. */
function wholeOf(part: Node): Node {
  const parent = part.getParent()
  if (parent === undefined) return part
  if (unwrap(parent) === unwrap(part)) return wholeOf(parent)
  const isElement = Node.isElementAccessExpression(parent) && parent.getExpression() === part
  const isProperty = Node.isPropertyAccessExpression(parent) && !isBuiltin(parent)
  return isElement || isProperty ? wholeOf(parent) : part
}

function madeOf(value: Node): Type | undefined {
  const referent = referentOf(unwrap(value))
  return referent?.kind === 'constant' ? referent.node.getInitializer()?.getType() : undefined
}

/** What a mapped type makes, such as `Readonly<T>`, has no declaration either. */
function isBuiltin(callee: Node): boolean {
  if (!Node.isPropertyAccessExpression(callee)) return false
  if (referentOf(callee.getNameNode())?.kind !== 'builtin') return false
  return !isKind(callee.getExpression().getType(), 'object') || isOfLanguage(callee.getNameNode())
}

/** The elements, values or properties of a value. */
function insideOf({ type, made }: Held, at: Node): Held[] {
  const element = elementOf(type)
  if (element !== undefined) return [{ type: element, made: made && elementOf(made) }]
  if (isKind(type, 'map') || isKind(type, 'set')) return type.getTypeArguments().map((one) => ({ type: one }))
  const ownType = made ?? type
  const named = ownType.getProperties().map((property): Held => {
    const declared = propertyOf(type, property.getName())?.getTypeAtLocation(at) ?? type.getStringIndexType()
    const inside = property.getTypeAtLocation(at)
    return { type: declared ?? inside, made: made && inside }
  })
  const indexed = made === undefined ? type.getStringIndexType() : undefined
  return indexed === undefined ? named : [{ type: indexed }, ...named]
}

/** The types of the arrays and objects in a value, but for arrays that are `readonly`. */
function collectParts(held: Held, at: Node, into: Set<Type>, depth = 0): void {
  const { type, made } = held
  if (depth > deepest || into.has(made ?? type)) return
  if (made === undefined && type.isUnion())
    return type.getUnionTypes().forEach((part) => collectParts({ type: part }, at, into, depth + 1))
  const { kinds } = shapeOf(type)
  if (!['list', 'object', 'map', 'set'].some((kind) => kinds.has(kind as Kind))) return
  if (!isReadonly(type.getNonNullableType())) into.add(made ?? type)
  insideOf({ type: type.getNonNullableType(), made }, at).forEach((part) =>
    collectParts(part, at, into, depth + 1),
  )
}

/** Of types that contain themselves. */
const deepest = 8

function isReadonly(type: Type): boolean {
  return type.isReadonlyArray() || (type.isTuple() && type.getText().startsWith('readonly '))
}

/** The steps of a library change few places, and share tables. */
const comparedWith = foundOnce((_changed: Node) => new Map<Type, boolean>())

function mayBePart(changed: Node, part: Type): boolean {
  const compared = comparedWith(changed)
  const known = compared.get(part) ?? findPart(changed, part)
  compared.set(part, known)
  return known
}

function findPart(changed: Node, part: Type): boolean {
  const { parent } = changed.compilerNode
  if (
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === changed.compilerNode &&
    isKind(part, 'object')
  ) {
    // Asked of the compiler, which wraps nothing.
    const { compilerType } = part
    const isKnown = compilerType.getProperty(parent.name.text) ?? compilerType.getStringIndexType()
    if (isKnown === undefined) return false
  }
  return haveCommonType(changed.getType(), part)
}
