import type { Json } from '../../bench/world'
import { type Choices, Chooser, type Source } from './choices'
import { anyType, functionType } from './choose-type'
import { expressionRows } from './expressions'
import { functionDeclaration } from './functions'
import { json, literal } from './literals'
import { fieldNames } from './names'
import { statementRows } from './statements'
import { type Field, isData, listOf, number, recordOf, text, type Type, written } from './types'
import { frameOf, Writer } from './writer'

/** A program, the arguments of its `call`, and the choices that it can be written with again. */
export interface Program {
  source: string
  args: Json[]
  choices: Choices
}

export function writeProgram(origin: Source | Choices): Program {
  const writer = new Writer(new Chooser('program', origin), {
    expressions: expressionRows,
    statements: statementRows,
  })
  const types = writer.choose.parts('type', 0, 2, (i) => declaredType(writer, i))
  const constants = writer.sized(10, () => writer.choose.parts('constant', 0, 2, () => constant(writer)))
  const functions = writer.choose.parts('function', 0, 3, () => {
    const maySuspend = writer.choose.chance(60)
    const { variable, text: code } = writer.sized(25, () => functionDeclaration(writer, maySuspend))
    writer.declare(variable)
    return code
  })
  const { entry, args } = writer.sized(40 + writer.choose.number(70), () => entryFunction(writer))
  const imports = [...writer.imports].map((name) => `import { ${name} } from '../shell/shell'`)
  const parts = writer.choose.chance(50) ? [entry, ...functions] : [...functions, entry]
  const source = [...imports, ...types, ...constants, ...parts].join('\n')
  return { source, args, choices: writer.choose.choices }
}

/** What all variables hold in the end is the result. */
function entryFunction(writer: Writer): { entry: string; args: Json[] } {
  return writer.function(frameOf(true, { type: listOf(text) }), () =>
    writer.scope.within([], () => {
      const args: Json[] = []
      const parameters = writer.choose.parts('argument', 0, 3, () => {
        const types: readonly Type[] = [number, text, listOf(text), listOf(number), recordOf(text)]
        const type = types[writer.choose.number(types.length)]!
        args.push(json(writer, type))
        return `${writer.declare({ name: writer.newName(), type, isLet: true })}: ${written(type)}`
      })
      const statements = writer.statements(9, 4)
      const results = writer.scope.own().flatMap(({ name, type }) => {
        if (!isData(type)) return []
        return type.kind === 'map' || type.kind === 'set' ? [`[...${name}]`] : [name]
      })
      const body = `${statements}\nreturn [${results.join(', ')}]`
      return { entry: `export function call(${parameters.join(', ')}): unknown[] {\n${body}\n}`, args }
    }),
  )
}

/** A value of the module, or a list that nothing changes. */
function constant(writer: Writer): string {
  const name = writer.newName(
    new Map([
      ['LIMIT', 1],
      ['names', 1],
      ['DEFAULT_LABEL', 1],
    ]),
  )
  const kind = writer.oneOf(['text', 'number', 'table'])
  const type: Type = kind === 'table' ? { kind, of: writer.choose.chance(60) ? text : number } : { kind }
  const of = (one: Type): string => literal(writer, one).text
  const value = type.kind === 'table' ? `[${[0, 1, 2].map(() => of(type.of)).join(', ')}]` : of(type)
  writer.declare({ name, type, isLet: false, isNarrow: true })
  return `const ${name}${type.kind === 'table' ? `: ${written(type)}` : ''} = ${value}`
}

function declaredType(writer: Writer, index: number): string {
  const name = `${writer.oneOf(['Item', 'List', 'Map', 'Result'])}${index + 1}`
  switch (writer.oneOf(['object', 'variants', 'word', 'enum'])) {
    case 'word':
      writer.types.push({ kind: 'word', words: ['low', 'high', 'x'] })
      return `type ${name} = 'low' | 'high' | 'x'`
    case 'enum':
      writer.types.push({ kind: 'word', words: ['low', 'high', 'x'], name })
      return `enum ${name} { low = 'low', high = 'high', x = 'x' }`
    case 'variants': {
      const variants = ['a', 'b'].map((word) => ({ word, field: field(writer, false) }))
      writer.types.push({ kind: 'variants', name, variants })
      return `type ${name} = ${variants.map((one) => `{ kind: '${one.word}'; ${fieldText(one.field)} }`).join(' | ')}`
    }
    case 'object': {
      const all: Field[] = writer.choose.parts('field', 1, 3, () => field(writer, true))
      const fields = all.filter((one, i) => all.findIndex((other) => other.name === one.name) === i)
      writer.types.push({ kind: 'object', name, fields })
      return `interface ${name} { ${fields.map(fieldText).join('; ')} }`
    }
  }
}

function field(writer: Writer, mayBeOptional: boolean): Field {
  const name = writer.choose.name(fieldNames)
  const isOptional = mayBeOptional && writer.choose.chance(25)
  const type = mayBeOptional && writer.choose.chance(10) ? functionType(writer) : anyType(writer, 1)
  return { name, isOptional: isOptional && type.kind !== 'maybe', type }
}

function fieldText({ name, isOptional, type }: Field): string {
  return `${name}${isOptional ? '?' : ''}: ${written(type)}`
}
