import { anyType } from '../choose-type'
import { closure } from '../functions'
import { keyValue, quoted } from '../literals'
import { fieldNames, functionNames } from '../names'
import type { Variable } from '../scope'
import { boolean, isSame, listOf, maybe, number, recordOf, text, type Type, written, type Of } from '../types'
import type { StatementRow, Writer } from '../writer'

/** Declarations, assignments, and other changes. */
export const variableRows: readonly StatementRow[] = [
  { name: 'const', weight: 10, isLeaf: true, write: (writer) => declaration(writer, 'const') },
  { name: 'let', weight: 8, isLeaf: true, write: (writer) => declaration(writer, 'let') },
  {
    name: 'closure',
    weight: 5,
    write: (writer) => {
      const type = functionType(writer)
      const { text: value, frame } = closure(writer, type)
      const name = writer.newName()
      writer.declare({ name, type, isLet: false, suspends: frame.suspends, changes: frame.changes })
      return `const ${name} = ${value}`
    },
  },
  {
    name: 'names of an object',
    weight: 3,
    fits: (writer) => objects(writer).length > 0,
    write: (writer) => {
      const owner = writer.variable(objects(writer))!
      const fields = owner.type.kind === 'object' ? owner.type.fields : []
      const names = fields
        .filter((field) => !field.isOptional)
        .map(({ name: field, type }) => {
          const name = writer.declare({ name: writer.newName(), type, isLet: false })
          return name === field ? name : `${field}: ${name}`
        })
      return `const { ${names.join(', ')} } = ${owner.name}`
    },
  },
  {
    name: 'places of a list',
    weight: 3,
    write: (writer) => {
      const of = anyType(writer, 1)
      const list = writer.wide(listOf(of))
      const names = writer.choose.parts('name', 1, 2, () =>
        writer.declare({ name: writer.newName(), type: maybe(of), isLet: false }),
      )
      return `const [${names.join(', ')}] = ${list}`
    },
  },
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
    weight: 5,
    fits: (writer) => assignable(writer, number).length > 0,
    write: (writer) =>
      `${writer.variable(assignable(writer, number))!.name} ${writer.oneOf(['+=', '-='])} ${writer.text(number)}`,
  },
  {
    name: '++',
    weight: 3,
    fits: (writer) => assignable(writer, number).length > 0,
    write: (writer) => {
      const { name } = writer.variable(assignable(writer, number))!
      const step = writer.oneOf(['++', '--'])
      return writer.choose.chance(70) ? `${name}${step}` : `${step}${name}`
    },
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
    name: 'property =',
    weight: 6,
    fits: (writer) => objects(writer).length > 0,
    write: (writer) => {
      const owner = writer.variable(objects(writer))!
      const fields = owner.type.kind === 'object' ? owner.type.fields : []
      const { name, type } = fields[writer.choose.number(fields.length)]!
      writer.noteChange(owner.type)
      const isSum = (isSame(type, text) || isSame(type, number)) && writer.choose.chance(40)
      return `${owner.name}.${name} ${isSum ? '+=' : '='} ${writer.text(type)}`
    },
  },
  {
    name: 'element =',
    weight: 4,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(changeable(writer, 'list'))!
      writer.noteChange(type)
      return `if (${name}.length > 0) ${name}[0] = ${writer.text((type as Of<'list'>).of)}`
    },
  },
  {
    name: 'entry =',
    weight: 6,
    fits: (writer) => changeable(writer, 'record').length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(changeable(writer, 'record'))!
      writer.noteChange(type)
      return `${name}[${key(writer)}] = ${writer.text((type as Of<'record'>).of)}`
    },
  },
  {
    name: 'delete',
    weight: 2,
    fits: (writer) => changeable(writer, 'record').length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(changeable(writer, 'record'))!
      writer.noteChange(type)
      return `delete ${name}[${key(writer)}]`
    },
  },
  {
    name: 'push',
    weight: 8,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const { name, type } = writer.variable(changeable(writer, 'list'))!
      writer.noteChange(type)
      const values = writer.choose.parts('value', 1, 2, () => writer.text((type as Of<'list'>).of))
      return `${name}.push(${values.join(', ')})`
    },
  },
]

function declaration(writer: Writer, word: 'const' | 'let'): string {
  const type = anyType(writer)
  const value = valueOf(writer, type)
  const name = writer.declare({ name: writer.newName(), type, isLet: word === 'let' })
  return `${word} ${name}: ${written(type)} = ${value}`
}

/** What is assigned would narrow the type of the variable, if its own were narrower. */
function valueOf(writer: Writer, type: Type): string {
  const isUnion =
    type.kind === 'boolean' || type.kind === 'maybe' || type.kind === 'word' || type.kind === 'variants'
  return isUnion ? `${writer.operand(type)} as ${written(type)}` : writer.text(type)
}

export function functionType(writer: Writer): Of<'function'> {
  const parameters = writer.choose.parts('parameter', 0, 2, () => anyType(writer, 1))
  return { kind: 'function', parameters, result: writer.choose.chance(70) ? anyType(writer, 1) : undefined }
}

function assignable(writer: Writer, type?: Type): Variable[] {
  return writer.scope.visible().filter((one) => one.isLet && (type === undefined || isSame(one.type, type)))
}

function writable(writer: Writer): Variable[] {
  return assignable(writer).filter((one) => one.type.kind === 'maybe')
}

function changeable(writer: Writer, kind: Type['kind']): Variable[] {
  return writer.scope.visible().filter((one) => one.type.kind === kind && writer.mayChange(one.type))
}

function objects(writer: Writer): Variable[] {
  return writer.scope
    .visible()
    .filter(({ type }) => type.kind === 'object' && type.fields.some((one) => !one.isOptional))
}

function key(writer: Writer): string {
  return writer.choose.chance(60) ? quoted(keyValue(writer)) : `'k' + ${writer.operand(text)}`
}
