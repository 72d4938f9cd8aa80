import { isTuple, tupleElements, typeOfSymbol, declarationsOf, typeOf } from '../../checker'
import { ts } from '../../typescript'
import { deepest, elementOf, isNullable, type Shape, shapeOf } from '../types'

/**
 * What the nulls of a value are to be in JSON. In Groovy, undefined is null, but a property that is undefined is left out,
 * while one that is null is written. The type says which: the properties of these names are left out where they are null,
 * or `all` are. It says `both` where it may be either, `unknown` where it says nothing of a part, and `other` where a part
 * of the value has no place in JSON.
 */
export type Absence = string[] | 'all' | 'both' | 'unknown' | 'other'

export function absenceIn(type: ts.Type, at: ts.Node): Absence {
  const absence = new AbsenceReader(at)
  if (shapeOf(type).undefined) return 'other'
  absence.read(type)
  return absence.result()
}

class AbsenceReader {
  private readonly undefinedNames = new Set<string>()
  private readonly nullNames = new Set<string>()
  /** Whether a property of any name may be undefined, or null. */
  private mayAnyBeUndefined = false
  private mayAnyBeNull = false
  private hasOther = false
  private isUnknown = false
  private readonly seen = new Set<unknown>()
  private depth = 0

  constructor(private readonly at: ts.Node) {}

  result(): Absence {
    if (this.hasOther) return 'other'
    if (this.isUnknown) return 'unknown'
    const mayBeNull = this.mayAnyBeNull || this.nullNames.size > 0
    if (this.mayAnyBeUndefined) return mayBeNull ? 'both' : 'all'
    const names = [...this.undefinedNames]
    const isUnclear = this.mayAnyBeNull ? names.length > 0 : names.some((name) => this.nullNames.has(name))
    return isUnclear ? 'both' : names
  }

  read(type: ts.Type): void {
    if (this.seen.has(type) || this.depth > deepest) return
    this.seen.add(type)
    if (type.isUnion()) return type.types.forEach((part) => this.read(part))
    this.depth += 1
    for (const kind of shapeOf(type).kinds) this.readKind(kind, type)
    this.depth -= 1
  }

  private readKind(kind: string, type: ts.Type): void {
    switch (kind) {
      case 'text':
      case 'number':
      case 'boolean':
        return
      case 'unknown':
      case 'some':
        this.isUnknown = true
        return
      case 'list':
        return this.readElements(type)
      case 'object':
        return this.readObject(type)
      default:
        this.hasOther = true
    }
  }

  private readElements(type: ts.Type): void {
    const elements = isTuple(type) ? tupleElements(type) : [elementOf(type)]
    for (const element of elements) if (element !== undefined) this.read(element)
  }

  private readObject(type: ts.Type): void {
    for (const property of type.getProperties()) {
      const held = typeOfSymbol(property, this.at)
      const shape = shapeOf(held)
      if (shape.undefined && this.mayBePresent(property)) this.undefinedNames.add(property.name)
      if (shape.null) this.nullNames.add(property.name)
      this.read(held.getNonNullableType())
    }
    for (const indexed of [type.getStringIndexType(), type.getNumberIndexType()]) {
      if (indexed === undefined) continue
      const shape: Shape = shapeOf(indexed)
      if (shape.undefined) this.mayAnyBeUndefined = true
      if (shape.null) this.mayAnyBeNull = true
      this.read(indexed.getNonNullableType())
    }
  }

  /** Whether an optional property may be there and undefined. */
  private mayBePresent(property: ts.Symbol): boolean {
    if ((property.flags & ts.SymbolFlags.Optional) === 0) return true
    const declared = declarationsOf(property).map(typeNodeOf)
    return declared.some((type) => type === undefined || isNullable(shapeOf(typeOf(type))))
  }
}

function typeNodeOf(declaration: ts.Node): ts.Node | undefined {
  return ts.isPropertySignature(declaration) || ts.isVariableDeclaration(declaration)
    ? declaration.type
    : undefined
}
