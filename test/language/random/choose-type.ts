import { listOf, maybe, number, recordOf, type Type, type Of } from './types'
import type { Writer } from './writer'

export type ListType = Of<'list'>
export type RecordType = Of<'record'>

/** A type of data: of a variable, a parameter, an element. */
export function anyType(writer: Writer, depth = 2): Type {
  const kinds = new Map([
    ['number', 8],
    ['text', 8],
    ['boolean', 2],
    ['declared', writer.types.length > 0 ? 5 : 0],
    ...(depth > 0 ? ([['list', 6], ['record', 2], ['maybe', 2]] as const) : []),
  ] as const) // prettier-ignore
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

/** A type of which there are values already, or another one. */
export function anyList(writer: Writer): ListType {
  return writer.choose.part('list type', () => known(writer, 'list') ?? listOf(anyType(writer, 1)))
}

export function anyRecord(writer: Writer): RecordType {
  return writer.choose.part('record type', () => known(writer, 'record') ?? recordOf(anyType(writer, 1)))
}

/** Of what is searched and joined by value. */
export function scalarList(writer: Writer): ListType {
  const isText = writer.choose.chance(60)
  return listOf(isText ? { kind: 'text' } : number)
}

function known<Kind extends 'list' | 'record'>(writer: Writer, kind: Kind): Of<Kind> | undefined {
  const found = writer.scope.visible().filter((one) => one.type.kind === kind)
  if (!writer.choose.chance(70)) return undefined
  return writer.variable(found)?.type as Of<Kind> | undefined
}
