import { anyList, anyMap, anyRecord, type ListType } from '../choose-type'
import { type Code, narrow, primary } from '../code'
import { callback } from '../functions'
import { quoted } from '../literals'
import { onList } from '../methods'
import { comparator } from '../order'
import { isSame, listOf, number, recordOf, text, type Type } from '../types'
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
    weight: 3,
    write: (writer, list) => {
      const part = (): string =>
        writer.choose.chance(15) ? `...${writer.wide(listOf(list))}` : writer.wide(list)
      const parts = writer.choose.parts('joined', 1, 3, part)
      return primary(`${writer.wide(list)}.concat(${parts.join(', ')})`)
    },
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
    name: 'reverse',
    weight: 2,
    write: (writer, list) => primary(`[...${writer.wide(list)}].reverse()`),
  },
  {
    name: 'fill',
    weight: 2,
    write: (writer, list) => {
      const places = writer.choose.parts('place', 0, 2, () => `, ${writer.choose.number(5) - 2}`)
      return primary(`[...${writer.wide(list)}].fill(${writer.text(list.of)}${places.join('')})`)
    },
  },
  {
    name: 'flat',
    weight: 2,
    write: (writer, list) =>
      primary(
        writer.choose.chance(50)
          ? `[${writer.wide(list)}, ${writer.wide(list)}].flat()`
          : `${writer.wide(listOf(list))}.flat()`,
      ),
  },
  {
    name: 'Array.from',
    weight: 3,
    write: (writer, list) => {
      switch (writer.oneOf(['list', 'length', 'changed', 'values'])) {
        case 'list':
          return primary(`Array.from(${writer.wide(list)})`)
        case 'length': {
          const element = callback(writer, [{ kind: 'hidden' }, number], list.of)
          return made(`Array.from({ length: ${writer.choose.number(4)} }, ${element})`, list)
        }
        case 'changed': {
          const from = anyList(writer)
          return made(
            `Array.from(${writer.wide(from)}, ${callback(writer, [from.of, number], list.of)})`,
            list,
          )
        }
        case 'values':
          return primary(`Array.from(${writer.wide({ ...anyMap(writer), of: list.of })}.values())`)
      }
    },
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
    isKnown: true,
    weight: 2,
    of: isScalar,
    write: (writer, list) => primary(`[...new Set(${writer.wide(list)})]`),
  },
  ...(['keys', 'values'] as const).map((name) => ({
    name: `${name} of a Set`,
    isKnown: true,
    weight: 2,
    of: isScalar,
    write: (writer: Writer, list: ListType) =>
      primary(`[...${writer.wide({ kind: 'set', of: list.of as typeof text })}.${name}()]`),
  })),
  {
    name: 'keys of a Map',
    isKnown: true,
    weight: 2,
    of: isScalar,
    write: (writer, list) => {
      const map = anyMap(writer)
      return primary(`[...${writer.wide({ ...map, key: list.of as typeof text })}.keys()]`)
    },
  },
  {
    name: 'values of a Map',
    isKnown: true,
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
