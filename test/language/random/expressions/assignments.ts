import { changeable } from '../changing'
import { compound, narrow, type Code } from '../code'
import type { Variable } from '../scope'
import { isData, isSame, maybe, number, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'
import { key } from './records'

/** Assignments and steps of counters that are asked for their value. */
export const assignmentRows: readonly ExpressionRow[] = [
  {
    name: 'value of =',
    isKnown: true,
    weight: 4,
    fits: (type, writer) =>
      assignable(writer, type).length > 0 && (isSame(type, text) || isSame(type, number)),
    write: (writer, type) => {
      const { name } = writer.variable(assignable(writer, type))!
      return narrow(compound(`${name} = ${writer.wide(type)}`))
    },
  },
  {
    name: 'value of +=',
    weight: 3,
    fits: (type, writer) =>
      assignable(writer, type).length > 0 && (isSame(type, text) || isSame(type, number)),
    write: (writer, type) =>
      compound(`${writer.variable(assignable(writer, type))!.name} += ${writer.operand(type)}`),
  },
  {
    name: 'value of ++',
    weight: 3,
    fits: (type, writer) => isSame(type, number) && assignable(writer, type).length > 0,
    write: (writer): Code => {
      const { name } = writer.variable(assignable(writer, number))!
      const step = writer.oneOf(['++', '--'])
      return compound(writer.choose.chance(50) ? `${name}${step}` : `${step}${name}`)
    },
  },
  {
    name: 'value of ??=',
    isKnown: true,
    weight: 6,
    fits: (type, writer) => isData(type) && assignable(writer, maybe(type)).length > 0,
    write: (writer, type) => {
      const { name } = writer.variable(assignable(writer, maybe(type)))!
      return narrow(compound(`${name} ??= ${writer.wide(type)}`))
    },
  },
  {
    name: 'value of entry =',
    isKnown: true,
    weight: 4,
    fits: (type, writer) => holders(writer, 'record', type).length > 0,
    write: (writer, type) => {
      const name = changedHolder(writer, 'record', type)
      const operator = writer.choose.chance(30) ? '??=' : '='
      return narrow(compound(`${name}[${key(writer)}] ${operator} ${writer.wide(type)}`))
    },
  },
  {
    name: 'value of element =',
    isKnown: true,
    weight: 4,
    fits: (type, writer) => holders(writer, 'list', type).length > 0,
    write: (writer, type) => {
      const name = changedHolder(writer, 'list', type)
      return narrow(compound(`${name}[0] = ${writer.wide(type)}`))
    },
  },
]

/** Arrays or objects that hold values of this type and can be changed. */
function holders(writer: Writer, kind: 'list' | 'record', of: Type): Variable[] {
  return isData(of) ? changeable(writer, kind).filter(({ type }) => isSame(type.of, of)) : []
}

function changedHolder(writer: Writer, kind: 'list' | 'record', of: Type): string {
  const { name, type } = writer.variable(holders(writer, kind, of))!
  writer.noteChange(type)
  return name
}

function assignable(writer: Writer, type: Type): Variable[] {
  return writer.scope.ofType(type).filter((one) => one.isLet)
}
