import type { Json } from '../../bench/world'
import { Chooser, type Choices, type Source } from './choices'
import { anyType } from './choose-type'
import { booleanRows } from './expressions/booleans'
import { collectionRows } from './expressions/collections'
import { generalRows } from './expressions/general'
import { numberRows } from './expressions/numbers'
import { textRows } from './expressions/texts'
import { keyValue, numberValue, textValue } from './literals'
import { fieldNames } from './names'
import { branchRows } from './statements/branches'
import { callRows, functionDeclaration } from './statements/calls'
import { errorRows } from './statements/errors'
import { loopRows } from './statements/loops'
import { variableRows } from './statements/variables'
import { type Field, listOf, number, recordOf, text, type Type, written } from './types'
import { frameOf, type Rows, Writer } from './writer'

/** A program, the arguments of its `call`, and the choices that it can be written with again. */
export interface Program {
  source: string
  args: Json[]
  choices: Choices
}

const rows: Rows = {
  expressions: [...generalRows, ...numberRows, ...textRows, ...booleanRows, ...collectionRows],
  statements: [...branchRows, ...variableRows, ...callRows, ...loopRows, ...errorRows],
}

export function writeProgram(origin: Source | Choices): Program {
  const writer = new Writer(new Chooser('program', origin), rows)
  const types = writer.choose.parts('type', 0, 2, (i) => declaredType(writer, i))
  const functions = writer.choose.parts('function', 0, 3, () => {
    const maySuspend = writer.choose.chance(60)
    const { declaration, ...made } = writer.sized(30, () => functionDeclaration(writer, maySuspend))
    writer.declare(made)
    return declaration
  })
  const { entry, args } = writer.sized(110, () => entryFunction(writer))
  const imports = [...writer.imports].map((name) => `import { ${name} } from '../shell/shell'`)
  const parts = writer.choose.chance(50) ? [entry, ...functions] : [...functions, entry]
  return { source: [...imports, ...types, ...parts].join('\n'), args, choices: writer.choose.choices }
}

function entryFunction(writer: Writer): { entry: string; args: Json[] } {
  const frame = frameOf(true, { type: listOf({ kind: 'error' }) })
  return writer.function(frame, () =>
    writer.scope.within([], () => {
      const args: Json[] = []
      const parameters = writer.choose.parts('argument', 0, 3, () => {
        const types: readonly Type[] = [number, text, listOf(text), listOf(number), recordOf(text)]
        const type = types[writer.choose.number(types.length)]!
        args.push(json(writer, type))
        return `${writer.declare({ name: writer.newName(), type, isLet: true })}: ${written(type)}`
      })
      const statements = writer.statements(9, 4)
      const results = writer.scope
        .visible()
        .filter((one) => one.type.kind !== 'function')
        .map((one) => one.name)
      const entry = `export function call(${parameters.join(', ')}): unknown[] {\n${statements}\nreturn [${results.join(', ')}]\n}`
      return { entry, args }
    }),
  )
}

function declaredType(writer: Writer, index: number): string {
  const name = `${writer.oneOf(['Item', 'List', 'Map', 'Result'])}${index + 1}`
  const kind = writer.oneOf(['object', 'variants', 'word'])
  if (kind === 'word') {
    const type: Type = { kind: 'word', words: ['low', 'high', 'x'] }
    writer.types.push(type)
    return `type ${name} = ${written(type)}`
  }
  if (kind === 'variants') {
    const variants = ['a', 'b'].map((word) => ({ word, field: field(writer, false) }))
    writer.types.push({ kind: 'variants', name, variants })
    return `type ${name} = ${variants.map((one) => `{ kind: '${one.word}'; ${fieldText(one.field)} }`).join(' | ')}`
  }
  const fields: Field[] = writer.choose.parts('field', 1, 3, () => field(writer, true))
  const known = fields.filter((one, i) => fields.findIndex(({ name: other }) => other === one.name) === i)
  writer.types.push({ kind: 'object', name, fields: known })
  return `interface ${name} { ${known.map(fieldText).join('; ')} }`
}

function field(writer: Writer, mayBeOptional: boolean): Field {
  const name = writer.choose.name(fieldNames)
  const isOptional = mayBeOptional && writer.choose.chance(25)
  const type = anyType(writer, 1)
  return { name, isOptional: isOptional && type.kind !== 'maybe', type }
}

function fieldText({ name, isOptional, type }: Field): string {
  return `${name}${isOptional ? '?' : ''}: ${written(type)}`
}

function json(writer: Writer, type: Type): Json {
  switch (type.kind) {
    case 'number':
      return numberValue(writer)
    case 'list':
      return writer.choose.parts('element', 0, 3, () => json(writer, type.of))
    case 'record':
      return Object.fromEntries(
        writer.choose.parts('entry', 0, 3, () => [keyValue(writer), json(writer, type.of)]),
      )
    default:
      return textValue(writer)
  }
}
