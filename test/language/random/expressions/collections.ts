import { type Code, narrow, primary } from '../code'
import { anyList, anyRecord, anyType, type ListType } from '../choose-type'
import { keyValue, quoted } from '../literals'
import { onList } from '../methods'
import { isSame, listOf, maybe, number, recordOf, text, type Type, type Of } from '../types'
import type { ExpressionRow, Writer } from '../writer'
import { perhaps } from './general'

/** What gives an array. */
const listRows: readonly (Omit<ExpressionRow, 'fits' | 'write'> & {
  /** Of which elements it can be, if not of all. */
  of?: (type: Type) => boolean
  write(writer: Writer, list: ListType): Code
})[] = [
  {
    name: 'spread in a list',
    isKnown: true,
    weight: 3,
    write: (writer, list) => {
      const parts = writer.choose.parts('element', 1, 3, () =>
        writer.choose.chance(60) ? `...${writer.wide(list)}` : writer.text(list.of),
      )
      return narrow(primary(`[${parts.join(', ')}]`))
    },
  },
  {
    name: 'map',
    weight: 6,
    write: (writer, list) => {
      const from = anyList(writer)
      return made(onList(writer, from, 'map', [from.of, number], list.of), list)
    },
  },
  {
    name: 'filter',
    weight: 4,
    write: (writer, list) => primary(onList(writer, list, 'filter', [list.of, number], 'condition')),
  },
  {
    name: 'flatMap',
    weight: 3,
    write: (writer, list) => {
      const from = anyList(writer)
      return made(onList(writer, from, 'flatMap', [from.of, number], list), list)
    },
  },
  {
    name: 'concat',
    weight: 2,
    write: (writer, list) => primary(`${writer.wide(list)}.concat(${writer.wide(list)})`),
  },
  {
    name: 'slice',
    weight: 3,
    write: (writer, list) => {
      const positions = writer.choose.parts('position', 0, 2, () => `${writer.choose.number(4)}`)
      return primary(`${writer.wide(list)}.slice(${positions.join(', ')})`)
    },
  },
  {
    name: 'sort by default',
    weight: 3,
    of: (type) => type.kind === 'text',
    write: (writer, list) => primary(`[...${writer.wide(list)}].sort()`),
  },
  {
    name: 'sort',
    weight: 4,
    of: (type) => type.kind === 'text' || type.kind === 'number',
    write: (writer, list) => primary(`[...${writer.wide(list)}].sort(${comparator(writer, list.of)})`),
  },
  {
    name: 'split',
    weight: 4,
    of: (type) => type.kind === 'text',
    write: (writer) =>
      primary(`${writer.wide(text)}.split(${quoted(writer.oneOf([',', '.', 'a', ' ', '\\', 'ab']))})`),
  },
  {
    name: 'Object.keys',
    weight: 2,
    of: (type) => type.kind === 'text',
    write: (writer) => primary(`Object.keys(${writer.wide(anyRecord(writer))})`),
  },
  {
    name: 'Object.values',
    weight: 2,
    write: (writer, list) => primary(`Object.values(${writer.wide(recordOf(list.of))})`),
  },
  {
    name: 'distinct',
    weight: 2,
    of: (type) => type.kind === 'text' || type.kind === 'number',
    write: (writer, list) => primary(`[...new Set(${writer.wide(list)})]`),
  },
]

/** What gives what may be absent. */
const maybeRows: readonly (Omit<ExpressionRow, 'fits' | 'write'> & {
  write(writer: Writer, of: Type): Code
})[] = [
  {
    name: 'element',
    weight: 4,
    write: (writer, of) => primary(`${writer.wide(listOf(of))}[${writer.text(number)}]`),
  },
  {
    name: 'find',
    weight: 3,
    write: (writer, of) => primary(onList(writer, { kind: 'list', of }, 'find', [of, number], 'condition')),
  },
  { name: 'at', weight: 3, write: (writer, of) => primary(`${writer.wide(listOf(of))}.at(-1)`) },
  {
    name: 'property of a record',
    weight: 3,
    write: (writer, of) => primary(`${writer.wide(recordOf(of))}[${quoted(keyValue(writer))}]`),
  },
]

export const collectionRows: readonly ExpressionRow[] = [
  ...listRows.map((row): ExpressionRow => ({
    ...row,
    fits: (type) => type.kind === 'list' && (row.of?.(type.of) ?? true),
    write: (writer, type) => row.write(writer, type as ListType),
  })),
  ...maybeRows.map((row): ExpressionRow => ({
    ...row,
    fits: (type) => type.kind === 'maybe' && type.absent === 'undefined' && type.of.kind !== 'function',
    write: (writer, type) => row.write(writer, (type as Of<'maybe'>).of),
  })),
  {
    name: 'reduce',
    weight: 2,
    fits: ({ kind }) => kind === 'text' || kind === 'number' || kind === 'list',
    write: (writer, type) => {
      const list = anyList(writer)
      const start = (): string => writer.wide(type)
      return primary(onList(writer, list, 'reduce', [type, list.of, number], type, start))
    },
  },
  {
    name: '?.length',
    weight: 3,
    fits: (type) => isSame(type, maybe(number)),
    write: (writer) => {
      const of = writer.choose.chance(50) ? text : listOf(anyType(writer, 0))
      return primary(`${writer.tested(perhaps(writer, of))}?.length`)
    },
  },
  {
    name: '?.trim',
    weight: 2,
    fits: (type) => isSame(type, maybe(text)),
    write: (writer) => primary(`${writer.tested(perhaps(writer, text))}?.toUpperCase()`),
  },
  {
    name: 'spread in a record',
    isKnown: true,
    weight: 4,
    fits: ({ kind }) => kind === 'record',
    write: (writer, type) => {
      const parts = writer.choose.parts('entry', 1, 3, () => recordPart(writer, type as Of<'record'>))
      return narrow(primary(`{ ${parts.join(', ')} }`))
    },
  },
  {
    name: 'spread in an object',
    isKnown: true,
    weight: 4,
    fits: ({ kind }) => kind === 'object',
    write: (writer, type) => {
      const fields = type.kind === 'object' ? type.fields : []
      const changed = fields.filter(() => writer.choose.chance(40))
      const parts = changed.map((field) => `${field.name}: ${writer.text(field.type)}`)
      return narrow(primary(`{ ${[`...${writer.wide(type)}`, ...parts].join(', ')} }`))
    },
  },
]

/** What a callback makes has the type of what it returns. */
function made(code: string, { of }: ListType): Code {
  const isPlain = of.kind === 'text' || of.kind === 'number'
  return isPlain ? primary(code) : narrow(primary(code))
}

function recordPart(writer: Writer, type: Of<'record'>): string {
  if (writer.choose.chance(50)) return `...${writer.wide(type)}`
  return `['k' + ${writer.operand(text)}]: ${writer.text(type.of)}`
}

/** How often, and for which pairs, an order is asked is not defined: it must be one, and no more. */
function comparator(writer: Writer, of: Type): string {
  if (of.kind === 'number')
    return writer.oneOf(['(a, b) => a - b', '(a, b) => b - a', '(a, b) => (a % 3) - (b % 3)'])
  return writer.oneOf(['(a, b) => (a < b ? -1 : a > b ? 1 : 0)', '(a, b) => a.length - b.length'])
}
