import { compound, narrow, primary } from '../code'
import { anyList, anyRecord, anyType, scalarList } from '../choose-type'
import { condition } from '../functions'
import { onList } from '../methods'
import { keyValue, quoted } from '../literals'
import { boolean, maybe, number, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'
import { pattern, scalar } from './texts'

type BooleanRow = Omit<ExpressionRow, 'fits'>

const rows: readonly BooleanRow[] = [
  ...(['===', '!=='] as const).map((operator): BooleanRow => ({
    name: operator,
    weight: 4,
    write: (writer) => {
      const type = scalar(writer)
      return compound(`${writer.wide(type)} ${operator} ${writer.operand(type)}`)
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
  { name: '!', weight: 3, write: (writer) => compound(`!(${condition(writer)})`) },
  ...(['&&', '||'] as const).map((operator): BooleanRow => ({
    name: `boolean ${operator}`,
    weight: 3,
    write: (writer) => narrow(compound(`${writer.operand(boolean)} ${operator} ${writer.operand(boolean)}`)),
  })),
  {
    name: 'is absent',
    weight: 3,
    write: (writer) => {
      const absent = writer.oneOf(['undefined', 'null'])
      const operator = writer.oneOf(['===', '!=='])
      return compound(`${writer.wide(maybe(anyType(writer, 1), absent))} ${operator} ${absent}`)
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
    weight: 2,
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
    name: 'test',
    weight: 2,
    write: (writer) => primary(`${pattern(writer).replace(/g$/, '')}.test(${writer.text(text)})`),
  },
  {
    name: 'typeof',
    weight: 3,
    write: (writer) => {
      const type = writer.oneOf(['string', 'number', 'boolean'])
      return compound(`typeof ${unknown(writer)} ${writer.oneOf(['===', '!=='])} '${type}'`)
    },
  },
  { name: 'Array.isArray', weight: 2, write: (writer) => primary(`Array.isArray(${unknown(writer)})`) },
  { name: 'Number.isInteger', weight: 2, write: (writer) => primary(`Number.isInteger(${unknown(writer)})`) },
  { name: 'instanceof', weight: 1, write: (writer) => compound(`${unknown(writer)} instanceof Error`) },
]

export const booleanRows = rows.map((row): ExpressionRow => ({
  ...row,
  fits: ({ kind }) => kind === 'boolean',
}))

/** A value of which the type is not known any more. */
function unknown(writer: Writer): string {
  const types: readonly Type[] = [text, number, boolean, anyList(writer)]
  return `(${writer.operand(types[writer.choose.number(types.length)]!)} as unknown)`
}
