import { anyList, anyMap, anyRecord, anySet, anyType, scalarList } from '../choose-type'
import { compound, narrow, primary } from '../code'
import { condition } from '../functions'
import { keyValue, quoted } from '../literals'
import { onList } from '../methods'
import { boolean, maybe, number, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'
import { scalar } from './texts'

type BooleanRow = Omit<ExpressionRow, 'fits'>

const rows: readonly BooleanRow[] = [
  ...(['===', '!=='] as const).map((operator): BooleanRow => ({
    name: operator,
    weight: 4,
    write: (writer) => {
      const type = scalar(writer)
      const left = writer.choose.chance(20) ? maybe(type) : type
      return compound(`${writer.wide(left)} ${operator} ${writer.operand(type)}`)
    },
  })),
  ...(['<', '<=', '>', '>='] as const).map((operator): BooleanRow => ({
    name: operator,
    weight: 2,
    write: (writer) => {
      const type = writer.choose.chance(70) ? number : text
      return compound(`${writer.operand(type)} ${operator} ${writer.operand(type)}`)
    },
  })),
  { name: 'not', weight: 3, write: (writer) => narrow(compound(`!(${condition(writer)})`)) },
  { name: 'Boolean', weight: 3, write: (writer) => primary(`Boolean(${writer.text(anyType(writer, 1))})`) },
  ...(['&&', '||'] as const).map((operator): BooleanRow => ({
    name: `boolean ${operator}`,
    weight: 3,
    write: (writer) => narrow(compound(`${writer.operand(boolean)} ${operator} ${writer.operand(boolean)}`)),
  })),
  {
    name: 'is absent',
    weight: 3,
    write: (writer) => {
      const type = maybe(anyType(writer, 1), writer.oneOf(['undefined', 'null']))
      const operator = writer.oneOf(['===', '!=='])
      return compound(`${writer.wide(type)} ${operator} ${type.absent}`)
    },
  },
  {
    name: '== null',
    weight: 1,
    write: (writer) =>
      compound(`${writer.wide(maybe(anyType(writer, 1)))} ${writer.oneOf(['==', '!='])} null`),
  },
  ...(['includes', 'startsWith', 'endsWith'] as const).map((name): BooleanRow => ({
    name: `${name} of text`,
    weight: 3,
    write: (writer) => primary(`${writer.wide(text)}.${name}(${writer.text(text)})`),
  })),
  {
    name: 'includes of a list',
    weight: 3,
    write: (writer) => {
      const list = scalarList(writer)
      return primary(`${writer.wide(list)}.includes(${writer.text(list.of)})`)
    },
  },
  ...(['some', 'every'] as const).map((name): BooleanRow => ({
    name,
    weight: 3,
    write: (writer) => {
      const list = anyList(writer)
      return primary(onList(writer, list, name, [list.of, number], 'condition'))
    },
  })),
  {
    name: 'in',
    weight: 2,
    write: (writer) => compound(`${quoted(keyValue(writer))} in ${writer.wide(anyRecord(writer))}`),
  },
  {
    name: 'Object.hasOwn',
    weight: 2,
    write: (writer) => primary(`Object.hasOwn(${writer.wide(anyRecord(writer))}, ${writer.text(text)})`),
  },
  {
    name: 'has of a Map',
    weight: 4,
    write: (writer) => {
      const map = anyMap(writer)
      return primary(`${writer.wide(map)}.has(${writer.text(map.key)})`)
    },
  },
  {
    name: 'has of a Set',
    weight: 4,
    write: (writer) => {
      const set = anySet(writer)
      return primary(`${writer.wide(set)}.has(${writer.text(set.of)})`)
    },
  },
  {
    name: 'typeof',
    weight: 3,
    write: (writer) => {
      const type = writer.oneOf(['string', 'number', 'boolean'])
      return compound(`typeof ${unknown(writer)} ${writer.oneOf(['===', '!=='])} '${type}'`)
    },
  },
  ...(['Array.isArray', 'Number.isInteger', 'Number.isSafeInteger'] as const).map((name): BooleanRow => ({
    name,
    weight: 3,
    write: (writer) => primary(`${name}(${unknown(writer)})`),
  })),
  { name: 'instanceof', weight: 1, write: (writer) => compound(`${unknown(writer)} instanceof Error`) },
]

export const booleanRows = rows.map((row): ExpressionRow => ({
  ...row,
  fits: ({ kind }) => kind === 'boolean',
}))

/** A value of which the type is not known any more. */
function unknown(writer: Writer): string {
  const types: readonly Type[] = [text, number, boolean, anyList(writer), anyRecord(writer)]
  return `(${writer.operand(types[writer.choose.number(types.length)]!)} as unknown)`
}
