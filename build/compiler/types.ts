import {
  isArray,
  isTuple,
  objectFlags,
  declarationsOf,
  typeOf,
  symbolAt,
  literalValue,
  apparentType,
  isOfFlags,
  typeOfSymbol,
} from '../checker'
import { ts } from '../typescript'
import { isLanguageLibrary } from './declarations'

/** What a value can be at run time, as far as Groovy has to know; `some` is all that is there, as `{}` says. */
export type Kind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'map'
  | 'set'
  | 'object'
  | 'error'
  | 'function'
  | 'some'
  | 'unknown'
  | 'any'

/** Kinds whose values are all true, and are told apart by identity. */
export const referenceKinds: ReadonlySet<Kind> = new Set<Kind>([
  'list',
  'map',
  'set',
  'object',
  'error',
  'function',
])

export interface Shape {
  readonly kinds: ReadonlySet<Kind>
  readonly null: boolean
  readonly undefined: boolean
}

interface Collected extends Shape {
  readonly kinds: Set<Kind>
  null: boolean
  undefined: boolean
}

/**
 * How deep a type is looked into. It can have a part of another type for ever, as no value has: `interface Chain<T> {
 * map<U>(change: (one: T) => U): Chain<U> }`.
 */
export const deepest = 12

/** A library has few types, and each is asked for many times. */
const shapes = new WeakMap<ts.Type, Shape>()

export function shapeOf(type: ts.Type): Shape {
  const known = shapes.get(type)
  if (known !== undefined) return known
  const shape: Collected = { kinds: new Set(), null: false, undefined: false }
  collect(type, shape)
  shapes.set(type, shape)
  return shape
}

function collect(type: ts.Type, shape: Collected): void {
  const flags = type.flags
  if (type.isUnion()) type.types.forEach((part) => collect(part, shape))
  else if (flags & ts.TypeFlags.Any) shape.kinds.add('any')
  else if (flags & ts.TypeFlags.Unknown) shape.kinds.add('unknown')
  else if (flags & ts.TypeFlags.Null) shape.null = true
  else if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) shape.undefined = true
  else if (flags & ts.TypeFlags.StringLike) shape.kinds.add('text')
  else if (flags & ts.TypeFlags.NumberLike) shape.kinds.add('number')
  else if (flags & ts.TypeFlags.BooleanLike) shape.kinds.add('boolean')
  else if (type.isIntersection()) collectIntersection(type, shape)
  else if (flags & ts.TypeFlags.Instantiable) collectConstraint(type, shape)
  else if (isArray(type) || isTuple(type) || isMatch(type)) shape.kinds.add('list')
  else if (type.getCallSignatures().length > 0) shape.kinds.add('function')
  else if (isOfLanguage(type, /^([A-Z]\w+)?Error$/)) shape.kinds.add('error')
  else if (isOfLanguage(type, /^(Readonly)?Map$/)) shape.kinds.add('map')
  else if (isOfLanguage(type, /^(Readonly)?Set$/)) shape.kinds.add('set')
  else if (!(flags & (ts.TypeFlags.Never | ts.TypeFlags.ESSymbolLike)))
    shape.kinds.add(saysNothing(type) ? 'some' : 'object')
}

/** `object`, `{}` or `{ length: number }` as a type, which values of several kinds have. */
function saysNothing(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.NonPrimitive) return true
  if ((objectFlags(type) & ts.ObjectFlags.ObjectLiteral) !== 0) return false
  if ((type.getStringIndexType() ?? type.getNumberIndexType()) !== undefined) return false
  const mapped = mappedFrom(type)
  if (mapped !== undefined) return mapped !== 'names' && onlyKind(shapeOf(mapped)) !== 'object'
  return type.getProperties().every(isOfTextOrList)
}

/**
 * What a type such as `Partial<T>` has its names from: another type, or, as in `Record<K, V>`, the names themselves, which
 * makes it an object.
 */
function mappedFrom(type: ts.Type): ts.Type | 'names' | undefined {
  if ((objectFlags(type) & ts.ObjectFlags.Mapped) === 0) return undefined
  const [mapped] = declarationsOf(type.symbol)
  const names = mapped && ts.isMappedTypeNode(mapped) ? mapped.typeParameter.constraint : undefined
  if (!(names && ts.isTypeOperatorNode(names))) return 'names'
  const from = names.type
  const alias = ts.isTypeAliasDeclaration(mapped!.parent) ? mapped!.parent : undefined
  const place = alias?.typeParameters?.findIndex((one) => one.name.text === from.getText()) ?? -1
  if (place < 0) return typeOf(from)
  return type.aliasSymbol === symbolAt(alias!) ? type.aliasTypeArguments?.[place] : undefined
}

/** Whether text or an array has a property like this one. */
function isOfTextOrList(property: ts.Symbol): boolean {
  const name = property.name
  const [declaration] = declarationsOf(property)
  if (name === 'length')
    return declaration !== undefined && isOfFlags(typeOf(declaration), ts.TypeFlags.Number)
  const isMethod = name in String.prototype || name in Array.prototype
  return isMethod && declaration !== undefined && typeOf(declaration).getCallSignatures().length > 0
}

/** What `match`, `matchAll` and `exec` find. */
export function isMatch(type: ts.Type): boolean {
  return isOfLanguage(type, /^RegExp(Match|Exec)Array$/)
}

/** An interface that the language itself declares, such as `Error` or `Map`. */
export function isOfLanguage(type: ts.Type, name: RegExp): boolean {
  const symbol = type.symbol
  return symbol !== undefined && name.test(symbol.name) && declarationsOf(symbol).some(isLanguageLibrary)
}

function collectConstraint(type: ts.Type, shape: Collected): void {
  const constraint = type.getConstraint()
  if (constraint === undefined) shape.kinds.add('unknown')
  else collect(constraint, shape)
}

/** What is an object and something else at once, such as the branded text `string & { … }`, is that. */
function collectIntersection(type: ts.IntersectionType, shape: Collected): void {
  const parts = type.types.map((part) => ({ shape: shapeOf(part), kind: onlyKind(shapeOf(part)) }))
  const isSpecial = (kind: Kind | undefined) => kind !== 'object' && kind !== 'some' && kind !== 'unknown'
  const special =
    parts.find(({ kind }) => kind !== undefined && isSpecial(kind)) ??
    parts.find(({ kind }) => isSpecial(kind))
  if (special !== undefined) {
    special.shape.kinds.forEach((kind) => shape.kinds.add(kind))
    // As `T & {}` says that nothing is absent.
    const isThere = parts.some((part) => !isNullable(part.shape))
    shape.null ||= special.shape.null && !isThere
    shape.undefined ||= special.shape.undefined && !isThere
    return
  }
  const kinds = parts.map(({ kind }) => kind)
  shape.kinds.add(kinds.includes('object') ? 'object' : kinds.includes('some') ? 'some' : 'unknown')
}

/** Never there: what a function without a result returns. */
export function isVoid(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isVoid)
  return (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0
}

export function isNullable(shape: Shape): boolean {
  return shape.null || shape.undefined || shape.kinds.has('unknown') || shape.kinds.has('any')
}

/** The one kind that a value has when it is there, undefined when it has several. */
export function onlyKind(shape: Shape): Kind | undefined {
  const [kind, ...others] = shape.kinds
  return others.length === 0 ? kind : undefined
}

/** Always there, and of this kind. */
export function isExactly(type: ts.Type, kind: Kind): boolean {
  const shape = shapeOf(type)
  return !isNullable(shape) && onlyKind(shape) === kind
}

/** Of this kind where it is there. */
export function isKind(type: ts.Type, kind: Kind): boolean {
  return onlyKind(shapeOf(type)) === kind
}

/** Text, numbers and booleans: what shows alike in both languages, and is compared by value. */
export function isScalar(shape: Shape): boolean {
  return (
    shape.kinds.size > 0 &&
    [...shape.kinds].every((kind) => kind === 'text' || kind === 'number' || kind === 'boolean')
  )
}

const properties = new WeakMap<ts.Type, ReadonlyMap<string, ts.Symbol>>()

/** What the type itself has; the checker would find what every object has, too. */
export function propertyOf(type: ts.Type, name: string): ts.Symbol | undefined {
  const known = properties.get(type) ?? new Map(type.getProperties().map((one) => [one.name, one]))
  properties.set(type, known)
  return known.get(name)
}

/** The type of a property, where it has one of this name. */
export function typeOfProperty(type: ts.Type, name: string, at: ts.Node): ts.Type | undefined {
  const property = propertyOf(type, name)
  return property && typeOfSymbol(property, at)
}

/** The name in `{ readonly __brand: 'Name' }`, with which a type tells itself from others of the same shape. */
export function brandOf(type: ts.Type): string | undefined {
  const [brand] = declarationsOf(type.getProperty('__brand'))
  return brand && (literalValue(typeOf(brand)) as string | undefined)
}

/** What the elements of an array, a tuple, or a union of them can be. */
export function elementOf(type: ts.Type): ts.Type | undefined {
  return isKind(type, 'list') ? apparentType(type.getNonNullableType()).getNumberIndexType() : undefined
}

/** The type of a parameter or result. `def` says nothing, and lets null pass where a primitive would not. */
export function groovyType(type: ts.Type): string {
  const shape = shapeOf(type)
  const kind = onlyKind(shape)
  if (shape.kinds.size === 0) return 'void'
  switch (kind) {
    case 'text':
      return 'String'
    case 'boolean':
      return isNullable(shape) ? 'Boolean' : 'boolean'
    case 'number':
      return 'Number'
    case 'list':
      return 'List'
    case 'error':
      return 'Throwable'
    case 'function':
      return 'Closure'
    case 'map':
      return 'Map'
    case 'set':
      return 'Set'
    case 'object':
      return brandOf(type) === undefined ? 'Map' : 'Object'
    default:
      return 'Object'
  }
}
