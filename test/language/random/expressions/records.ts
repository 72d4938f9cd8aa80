import { anyList, anyMap } from '../choose-type'
import { narrow, primary } from '../code'
import { onList } from '../methods'
import { listOf, number, type Of, text, written } from '../types'
import type { ExpressionRow, Writer } from '../writer'

/** What gives objects, a Map or a Set, and what folds a list into anything. */
export const recordRows: readonly ExpressionRow[] = [
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
  {
    name: 'Object.assign',
    weight: 3,
    fits: ({ kind }) => kind === 'record',
    write: (writer, type) => {
      const sources = writer.choose.parts('source', 1, 3, () => writer.wide(type))
      return primary(`Object.assign({}, ${sources.join(', ')})`)
    },
  },
  {
    name: 'Object.fromEntries',
    weight: 3,
    fits: (type) => type.kind === 'record' && (type.of.kind === 'text' || type.of.kind === 'number'),
    write: (writer, type) => {
      const of = (type as Of<'record'>).of
      if (writer.choose.chance(40))
        return primary(`Object.fromEntries(${writer.wide({ ...anyMap(writer), key: text, of })})`)
      const list = writer.wide(listOf(text))
      const value = of.kind === 'text' ? "one + '!'" : 'one.length'
      return primary(`Object.fromEntries(${list}.map((one) => [one, ${value}] as const))`)
    },
  },
  {
    name: 'new Map of entries',
    weight: 3,
    fits: ({ kind }) => kind === 'map',
    write: (writer, type) => {
      const map = type as Of<'map'>
      if (map.key.kind !== 'text' || writer.choose.chance(40)) return primary(`new Map(${writer.wide(map)})`)
      return primary(`new Map(Object.entries(${writer.wide({ kind: 'record', of: map.of })}))`)
    },
  },
  {
    name: 'new Set of a Set',
    weight: 3,
    fits: ({ kind }) => kind === 'set',
    write: (writer, type) => primary(`new ${written(type)}(${writer.wide(type)})`),
  },
]

function recordPart(writer: Writer, type: Of<'record'>): string {
  if (writer.choose.chance(50)) return `...${writer.wide(type)}`
  if (writer.choose.chance(20))
    return `...(${writer.wide({ kind: 'boolean' })} && { [${key(writer)}]: ${writer.wide(type.of)} })`
  return `[${key(writer)}]: ${writer.text(type.of)}`
}

/** A key that is not known before. */
export function key(writer: Writer): string {
  switch (writer.oneOf(['text', 'sum', 'template'])) {
    case 'text':
      return writer.wide(text)
    case 'sum':
      return `'k' + ${writer.operand(text)}`
    case 'template':
      return `\`k\${${writer.wide(writer.choose.chance(50) ? text : number)}}\``
  }
}
