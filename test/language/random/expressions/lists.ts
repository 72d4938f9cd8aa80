import { anyList, anyMap, anyRecord, type ListType } from '../choose-type'
import { type Code, narrow, primary } from '../code'
import { quoted } from '../literals'
import { onList } from '../methods'
import { isSame, number, recordOf, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'

/** What gives an array. */
const rows: readonly (Omit<ExpressionRow, 'fits' | 'write'> & {
  /** Of which elements it can be here, if not of all. */
  of?: (type: Type, writer: Writer) => boolean
  write(writer: Writer, list: ListType): Code
})[] = [
  {
    name: 'spread in a list',
    isKnown: true,
    weight: 3,
    write: (writer, list) => {
      const element = (): string =>
        writer.choose.chance(60) ? `...${writer.wide(list)}` : writer.text(list.of)
      return narrow(primary(`[${writer.choose.parts('element', 1, 3, element).join(', ')}]`))
    },
  },
  {
    name: 'spread of a table',
    isKnown: true,
    weight: 3,
    of: (type, writer) => writer.scope.ofType({ kind: 'table', of: type }).length > 0,
    write: (writer, { of }) => narrow(primary(`[...${writer.text({ kind: 'table', of })}]`)),
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
    of: isText,
    write: (writer, list) => primary(`[...${writer.wide(list)}].sort()`),
  },
  {
    name: 'sort',
    weight: 4,
    of: isScalar,
    write: (writer, list) => primary(`[...${writer.wide(list)}].sort(${comparator(writer, list.of)})`),
  },
  {
    name: 'split',
    weight: 4,
    of: isText,
    write: (writer) => {
      const separator = quoted(writer.oneOf([',', '.', 'a', ' ', '\\', 'ab', '']))
      const limit = writer.choose.chance(20) ? `, ${writer.choose.number(3)}` : ''
      return primary(`${writer.wide(text)}.split(${separator}${limit})`)
    },
  },
  {
    name: 'Object.keys',
    weight: 2,
    of: isText,
    write: (writer) => primary(`Object.keys(${writer.wide(anyRecord(writer))})`),
  },
  {
    name: 'Object.values',
    weight: 2,
    write: (writer, { of }) => primary(`Object.values(${writer.wide(recordOf(of))})`),
  },
  {
    name: 'Object.entries',
    weight: 2,
    of: isText,
    write: (writer) => {
      const record = recordOf(writer.choose.chance(50) ? text : number)
      return primary(`Object.entries(${writer.wide(record)}).map(([key, value]) => key + value)`)
    },
  },
  {
    name: 'distinct',
    weight: 2,
    of: isScalar,
    write: (writer, list) => primary(`[...new Set(${writer.wide(list)})]`),
  },
  ...(['keys', 'values'] as const).map((name) => ({
    name: `${name} of a Set`,
    weight: 2,
    of: isScalar,
    write: (writer: Writer, list: ListType) =>
      primary(`[...${writer.wide({ kind: 'set', of: list.of as typeof text })}.${name}()]`),
  })),
  {
    name: 'keys of a Map',
    weight: 2,
    of: isScalar,
    write: (writer, list) => {
      const map = anyMap(writer)
      return primary(`[...${writer.wide({ ...map, key: list.of as typeof text })}.keys()]`)
    },
  },
  {
    name: 'values of a Map',
    weight: 2,
    write: (writer, list) => primary(`[...${writer.wide({ ...anyMap(writer), of: list.of })}.values()]`),
  },
  {
    name: 'entries of a Map',
    weight: 2,
    of: isText,
    write: (writer) => {
      const map = { ...anyMap(writer), of: number }
      const entries = writer.choose.chance(60) ? '.entries()' : ''
      return primary(`[...${writer.wide(map)}${entries}].map(([key, value]) => \`\${key}\${value}\`)`)
    },
  },
]

export const listRows: readonly ExpressionRow[] = rows.map((row) => ({
  ...row,
  fits: (type, writer) => type.kind === 'list' && (row.of?.(type.of, writer) ?? true),
  write: (writer, type) => row.write(writer, type as ListType),
}))

function isText(type: Type): boolean {
  return isSame(type, text)
}

function isScalar(type: Type): boolean {
  return isSame(type, text) || isSame(type, number)
}

/** What a callback makes has the type of what it returns. */
function made(code: string, { of }: ListType): Code {
  return isScalar(of) ? primary(code) : narrow(primary(code))
}

/** How often, and for which pairs, an order is asked is not defined: it must be one, and no more. */
function comparator(writer: Writer, of: Type): string {
  if (of.kind === 'number')
    return writer.oneOf(['(a, b) => a - b', '(a, b) => b - a', '(a, b) => (a % 3) - (b % 3)'])
  return writer.oneOf(['(a, b) => (a < b ? -1 : a > b ? 1 : 0)', '(a, b) => a.length - b.length'])
}
