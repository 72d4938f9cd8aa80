import { changeable } from '../changing'
import { anyMap, anyType } from '../choose-type'
import { type Code, narrow, primary } from '../code'
import { callback } from '../functions'
import { keyValue, quoted } from '../literals'
import { onList } from '../methods'
import type { Variable } from '../scope'
import { isData, isSame, listOf, maybe, number, recordOf, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'
import { perhaps } from './general'
import { key } from './records'

/** What gives something that may be absent. */
const rows: readonly (Omit<ExpressionRow, 'fits' | 'write'> & {
  of?: (type: Type, writer: Writer) => boolean
  write(writer: Writer, of: Type): Code
})[] = [
  {
    name: 'element',
    weight: 4,
    write: (writer, of) => primary(`${writer.wide(listOf(of))}[${writer.text(number)}]`),
  },
  {
    name: 'element of a table',
    weight: 4,
    of: (type, writer) => writer.scope.ofType({ kind: 'table', of: type }).length > 0,
    write: (writer, of) => primary(`${writer.operand({ kind: 'table', of })}[${writer.text(number)}]`),
  },
  {
    name: 'find',
    weight: 3,
    write: (writer, of) => primary(onList(writer, listOf(of), 'find', [of, number], 'condition')),
  },
  { name: 'at', weight: 3, write: (writer, of) => primary(`${writer.wide(listOf(of))}.at(-1)`) },
  ...(['pop', 'shift'] as const).map((name) => ({
    name,
    weight: 4,
    of: (type: Type, writer: Writer) => changeableOf(writer, type).length > 0,
    write: (writer: Writer, of: Type) => {
      const list = writer.variable(changeableOf(writer, of))!
      writer.noteChange(list.type)
      return primary(`${list.name}.${name}()`)
    },
  })),
  {
    name: 'at of text',
    weight: 9,
    of: (type) => isSame(type, text),
    write: (writer) => {
      const [subject, position] = [writer.wide(text), writer.text(number)]
      return primary(writer.choose.chance(50) ? `${subject}.at(${position})` : `${subject}[${position}]`)
    },
  },
  {
    name: 'property of a record',
    weight: 3,
    write: (writer, of) => primary(`${writer.wide(recordOf(of))}[${quoted(keyValue(writer))}]`),
  },
  {
    name: 'get',
    weight: 3,
    write: (writer, of) => {
      const map = { ...anyMap(writer), of }
      return primary(`${writer.wide(map)}.get(${writer.text(map.key)})`)
    },
  },
  {
    name: '?.[]',
    weight: 2,
    write: (writer, of) =>
      primary(`${writer.tested(perhaps(writer, listOf(of)))}?.[${writer.choose.number(3)}]`),
  },
  {
    name: '?.[] of a record',
    weight: 2,
    write: (writer, of) => primary(`${writer.tested(perhaps(writer, recordOf(of)))}?.[${key(writer)}]`),
  },
  {
    name: '?.property',
    weight: 3,
    of: (type, writer) => owners(writer, type).length > 0,
    write: (writer, of) => narrow(primary(writer.oneOf(owners(writer, of)))),
  },
  {
    name: '?.length',
    weight: 3,
    of: (type) => isSame(type, number),
    write: (writer) => {
      const of = writer.choose.chance(50) ? text : listOf(anyType(writer, 0))
      return primary(`${writer.tested(perhaps(writer, of))}?.length`)
    },
  },
  {
    name: '?.method',
    weight: 2,
    of: (type) => isSame(type, text),
    write: (writer) => {
      const call = writer.oneOf([
        'toUpperCase()',
        'trim()',
        'slice(1)',
        "replace('a', 'b')",
        'trim().charAt(0)',
      ])
      return primary(`${writer.tested(perhaps(writer, text))}?.${call}`)
    },
  },
  {
    name: '?.method(…)',
    weight: 3,
    of: (type) => isSame(type, text),
    write: (writer) => {
      const subject = writer.tested(perhaps(writer, text))
      const argument = writer.text(text)
      const call = writer.oneOf(['concat', 'split', 'padStart'])
      if (call === 'split') return primary(`${subject}?.split(${argument})[${writer.choose.number(2)}]`)
      return primary(
        `${subject}?.${call}(${call === 'padStart' ? `${writer.choose.number(6)}, ` : ''}${argument})`,
      )
    },
  },
  {
    name: '?.find',
    weight: 3,
    write: (writer, of) => {
      const subject = writer.tested(perhaps(writer, listOf(of)))
      return primary(`${subject}?.find(${callback(writer, [of, number], 'condition')})`)
    },
  },
]

export const absentRows: readonly ExpressionRow[] = rows.map((row) => ({
  ...row,
  fits: (type, writer) =>
    type.kind === 'maybe' &&
    type.absent === 'undefined' &&
    isData(type) &&
    (row.of?.(type.of, writer) ?? true),
  write: (writer, type) => row.write(writer, type.kind === 'maybe' ? type.of : type),
}))

function changeableOf(writer: Writer, of: Type): Variable[] {
  return changeable(writer, 'list').filter(({ type }) => isSame(type.of, of))
}

/** Properties of objects that may be absent. */
function owners(writer: Writer, of: Type): string[] {
  return writer.scope.ofKind('maybe').flatMap(({ name, type }) => {
    if (type.of.kind !== 'object') return []
    const fields = type.of.fields.filter(
      (field) => isSame(maybe(field.type), maybe(of)) && field.type.kind !== 'maybe',
    )
    return fields.map(
      (field) =>
        `(${name} as ${type.of.kind === 'object' ? type.of.name : ''} | ${type.absent})?.${field.name}`,
    )
  })
}
