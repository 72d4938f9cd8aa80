import { keyValue, quoted } from '../literals'
import { key } from '../expressions/records'
import { changeable, changed } from '../changing'
import { comparator } from '../order'
import type { Variable } from '../scope'
import { boolean, isSame, number, type Of, text, type Type } from '../types'
import type { StatementRow, Writer } from '../writer'
import { valueOf } from './declarations'

/** Assignments, and what changes an array, an object, a Map or a Set. */
export const changeRows: readonly StatementRow[] = [
  {
    name: '=',
    weight: 10,
    isLeaf: true,
    fits: (writer) => assignable(writer).length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(assignable(writer))!
      return `${name} = ${valueOf(writer, type)}`
    },
  },
  {
    name: '+= of text',
    weight: 5,
    fits: (writer) => assignable(writer, text).length > 0,
    write: (writer) => {
      const added = [text, number, boolean][writer.choose.number(3)]!
      return `${writer.variable(assignable(writer, text))!.name} += ${writer.text(added)}`
    },
  },
  {
    name: '+= of numbers',
    weight: 6,
    fits: (writer) => assignable(writer, number).length > 0,
    write: (writer) => `${writer.variable(assignable(writer, number))!.name} ${change(writer)}`,
  },
  {
    name: '??=',
    weight: 3,
    fits: (writer) => writable(writer).length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(writable(writer))!
      return `${name} ??= ${writer.text((type as Of<'maybe'>).of)}`
    },
  },
  {
    name: '||= and &&=',
    weight: 3,
    fits: (writer) => assignable(writer, text).length > 0,
    write: (writer) =>
      `${writer.variable(assignable(writer, text))!.name} ${writer.oneOf(['||=', '&&='])} ${writer.text(text)}`,
  },
  {
    name: 'property =',
    weight: 6,
    fits: (writer) => objects(writer).length > 0,
    write: (writer) => {
      const owner = writer.variable(objects(writer))!
      const fields = (owner.type as Of<'object'>).fields
      const { name, type } = fields[writer.choose.number(fields.length)]!
      writer.noteChange(owner.type)
      const place = `${owner.name}.${name}`
      if (isSame(type, number) && writer.choose.chance(40)) return `${place} ${change(writer)}`
      if (isSame(type, text) && writer.choose.chance(40)) return `${place} += ${writer.text(text)}`
      return `${place} = ${writer.text(type)}`
    },
  },
  {
    name: 'element =',
    weight: 4,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'list')
      const isNumber = isSame(type.of, number) && writer.choose.chance(40)
      const value = isNumber ? change(writer) : `= ${writer.text(type.of)}`
      return `if (${name}.length > 0) ${name}[0]${isNumber ? '!' : ''} ${value}`
    },
  },
  {
    name: 'push',
    weight: 8,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'list')
      const values = writer.choose.parts('value', 1, 2, () => writer.text(type.of))
      return `${name}.push(${values.join(', ')})`
    },
  },
  {
    name: 'unshift',
    weight: 3,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'list')
      const values = writer.choose.parts('value', 1, 2, () => writer.text(type.of))
      return `${name}.unshift(${values.join(', ')})`
    },
  },
  ...(['pop', 'shift', 'reverse'] as const).map((method): StatementRow => ({
    name: method,
    weight: 2,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => `${changed(writer, 'list').name}.${method}()`,
  })),
  {
    name: 'fill',
    weight: 2,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'list')
      const from = writer.choose.chance(50) ? `, ${writer.choose.number(3)}` : ''
      return `${name}.fill(${writer.text(type.of)}${from})`
    },
  },
  {
    name: 'sort in place',
    weight: 3,
    fits: (writer) => sortable(writer).length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(sortable(writer))!
      writer.noteChange(type)
      return `${name}.sort(${comparator(writer, (type as Of<'list'>).of)})`
    },
  },
  {
    name: 'entry =',
    weight: 6,
    fits: (writer) => changeable(writer, 'record').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'record')
      return `${name}[${anyKey(writer)}] ${writer.choose.chance(20) ? '??=' : '='} ${writer.text(type.of)}`
    },
  },
  {
    name: 'delete',
    weight: 5,
    fits: (writer) => changeable(writer, 'record').length > 0,
    write: (writer) => `delete ${changed(writer, 'record').name}[${anyKey(writer)}]`,
  },
  {
    name: 'set of a Map',
    weight: 32,
    fits: (writer) => changeable(writer, 'map').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'map')
      return `${name}.set(${writer.text(type.key)}, ${writer.text(type.of)})`
    },
  },
  {
    name: 'delete of a Map',
    weight: 44,
    fits: (writer) => changeable(writer, 'map').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'map')
      const call = `${name}.delete(${writer.text(type.key)})`
      return writer.choose.chance(50)
        ? call
        : `const ${writer.declare({ name: writer.newName(), type: boolean, isLet: false })} = ${call}`
    },
  },
  {
    name: 'clear of a Map',
    weight: 26,
    fits: (writer) => changeable(writer, 'map').length > 0,
    write: (writer) => `${changed(writer, 'map').name}.clear()`,
  },
  ...(['add', 'delete'] as const).map((method): StatementRow => ({
    name: `${method} of a Set`,
    weight: method === 'add' ? 24 : 32,
    fits: (writer) => changeable(writer, 'set').length > 0,
    write: (writer) => {
      const { name, type } = changed(writer, 'set')
      return `${name}.${method}(${writer.text(type.of)})`
    },
  })),
  {
    name: 'clear of a Set',
    weight: 28,
    fits: (writer) => changeable(writer, 'set').length > 0,
    write: (writer) => `${changed(writer, 'set').name}.clear()`,
  },
]

/** What is written behind the name of a number. */
function change(writer: Writer): string {
  const operator = writer.oneOf(['+=', '-=', '*=', '%=', '++', '--'])
  if (operator === '++' || operator === '--') return operator
  return operator === '+=' || operator === '-=' ? `${operator} ${writer.text(number)}` : `${operator} 7`
}

function assignable(writer: Writer, type?: Type): Variable[] {
  return writer.scope.visible().filter((one) => one.isLet && (type === undefined || isSame(one.type, type)))
}

function writable(writer: Writer): Variable[] {
  return assignable(writer).filter((one) => one.type.kind === 'maybe')
}

function sortable(writer: Writer): Variable[] {
  return changeable(writer, 'list').filter(({ type }) => isSame(type.of, text) || isSame(type.of, number))
}

function objects(writer: Writer): Variable[] {
  return writer.scope.ofKind('object').filter(({ type }) => type.fields.some((one) => !one.isOptional))
}

function anyKey(writer: Writer): string {
  return writer.choose.chance(60) ? quoted(keyValue(writer)) : key(writer)
}
