import { isData, listOf, maybe, number, type Of, recordOf, type Scalar, text, type Type } from './types'
import type { Writer } from './writer'

export type ListType = Of<'list'>
export type RecordType = Of<'record'>

/** A type of data: of a variable, a parameter, an element. */
export function anyType(writer: Writer, depth = 2): Type {
  const kinds = new Map<'number' | 'text' | 'boolean' | 'declared' | 'list' | 'record' | 'maybe', number>([
    ['number', 8],
    ['text', 8],
    ['boolean', 2],
    ['declared', writer.types.length > 0 ? 5 : 0],
  ])
  if (depth > 0) kinds.set('list', 7).set('record', 3).set('maybe', 2)
  const kind = writer.choose.name(kinds)
  switch (kind) {
    case 'declared':
      return writer.types[writer.choose.number(writer.types.length)] ?? number
    case 'list':
      return listOf(anyType(writer, depth - 1))
    case 'record':
      return recordOf(anyType(writer, depth - 1))
    case 'maybe':
      return maybe(anyType(writer, 0), writer.oneOf(['undefined', 'null']))
    default:
      return { kind }
  }
}

/** A Map and a Set have no other form outside: they are only held by variables. */
export function variableType(writer: Writer): Type {
  switch (
    writer.choose.name(
      new Map([
        ['any', 10],
        ['map', 3],
        ['set', 3],
      ] as const),
    )
  ) {
    case 'map':
      return anyMap(writer)
    case 'set':
      return { kind: 'set', of: key(writer) }
    case 'any':
      return anyType(writer)
  }
}

export function anyMap(writer: Writer): Of<'map'> {
  return known(writer, 'map') ?? { kind: 'map', key: key(writer), of: anyType(writer, 1) }
}

export function anySet(writer: Writer): Of<'set'> {
  return known(writer, 'set') ?? { kind: 'set', of: key(writer) }
}

export function functionType(writer: Writer): Of<'function'> {
  const parameters = writer.choose.parts('parameter', 0, 2, () => anyType(writer, 1))
  return { kind: 'function', parameters, result: writer.choose.chance(70) ? anyType(writer, 1) : undefined }
}

/** A type of which there are values already, or another one. */
export function anyList(writer: Writer): ListType {
  return known(writer, 'list') ?? listOf(anyType(writer, 1))
}

export function anyRecord(writer: Writer): RecordType {
  return known(writer, 'record') ?? recordOf(anyType(writer, 1))
}

/** Of what is searched and joined by value. */
export function scalarList(writer: Writer): Of<'list'> & { of: Scalar } {
  return { kind: 'list', of: key(writer) }
}

function key(writer: Writer): Scalar {
  return writer.choose.chance(60) ? text : number
}

function known<Kind extends Type['kind']>(writer: Writer, kind: Kind): Of<Kind> | undefined {
  const found = writer.scope.ofKind(kind).filter((one) => isData(one.type))
  return writer.choose.chance(70) ? (writer.variable(found)?.type as Of<Kind> | undefined) : undefined
}
