import { compound, narrow, type Code } from '../code'
import type { Variable } from '../scope'
import { isSame, number, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'

/** Assignments and steps of counters that are asked for their value. */
export const assignmentRows: readonly ExpressionRow[] = [
  {
    name: 'value of =',
    isKnown: true,
    weight: 2,
    fits: (type, writer) =>
      assignable(writer, type).length > 0 && (isSame(type, text) || isSame(type, number)),
    write: (writer, type) => {
      const { name } = writer.variable(assignable(writer, type))!
      return narrow(compound(`${name} = ${writer.wide(type)}`))
    },
  },
  {
    name: 'value of +=',
    weight: 2,
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
]

function assignable(writer: Writer, type: Type): Variable[] {
  return writer.scope.ofType(type).filter((one) => one.isLet)
}
