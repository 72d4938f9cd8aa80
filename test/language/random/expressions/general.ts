import { compound, narrow, operand, primary } from '../code'
import { call, callable, closure, condition } from '../functions'
import { literal, quoted, textValue } from '../literals'
import type { Variable } from '../scope'
import { isData, isSame, maybe, type Type, written } from '../types'
import type { ExpressionRow, Writer } from '../writer'

/** What gives a value of any type. */
export const generalRows: readonly ExpressionRow[] = [
  { name: 'literal', weight: 4, isLeaf: true, isKnown: true, fits: () => true, write: literal },
  {
    name: 'variable',
    weight: 25,
    isLeaf: true,
    fits: (type, writer) => usable(writer, type).length > 0,
    write: (writer, type) => {
      const { name, isNarrow } = writer.variable(usable(writer, type))!
      // A test of the variable itself would narrow its type in the code behind.
      const isUnion = type.kind === 'maybe' || type.kind === 'word' || type.kind === 'variants'
      return isUnion || isNarrow === true ? narrow(primary(name)) : primary(name)
    },
  },
  {
    name: 'conditional',
    isKnown: true,
    weight: 2,
    fits: isData,
    write: (writer, type) =>
      narrow(compound(`${condition(writer)} ? ${writer.operand(type)} : ${writer.operand(type)}`)),
  },
  {
    name: 'call',
    weight: 6,
    fits: (type, writer) => callable(writer, type).length > 0,
    write: (writer, type) => primary(call(writer, writer.variable(callable(writer, type))!)),
  },
  {
    name: 'property',
    weight: 5,
    fits: (type, writer) => propertiesOf(writer, type).length > 0,
    write: (writer, type) => primary(writer.oneOf(propertiesOf(writer, type))),
  },
  {
    name: 'call of a property',
    weight: 5,
    fits: (type, writer) => methodsOf(writer, type).length > 0,
    write: (writer, type) => {
      const methods = methodsOf(writer, type)
      const name = writer.oneOf(methods.map((one) => one.name))
      return primary(
        call(
          writer,
          methods.find((one) => one.name === name)!,
        ),
      )
    },
  },
  {
    name: 'parentheses',
    isKnown: true,
    weight: 1,
    fits: isData,
    write: (writer, type) => {
      const code = writer.expression(type)
      return { ...code, text: `(${code.text})`, isPrimary: true }
    },
  },
  {
    name: 'as',
    isKnown: true,
    weight: 1,
    fits: isData,
    write: (writer, type) => compound(`${writer.operand(type)} as ${written(type)}`),
  },
  {
    name: 'satisfies',
    isKnown: true,
    weight: 1,
    fits: isData,
    write: (writer, type) => narrow(compound(`${writer.operand(type)} satisfies ${written(type)}`)),
  },
  {
    name: 'JSON.parse',
    isKnown: true,
    weight: 1,
    fits: isWritable,
    write: (writer, type) => compound(`JSON.parse(JSON.stringify(${writer.wide(type)})) as ${written(type)}`),
  },
  {
    name: '!',
    isKnown: true,
    weight: 1,
    fits: ({ kind }) => kind === 'text' || kind === 'number' || kind === 'list',
    write: (writer, type) => narrow(primary(`${operand(writer.expression(type))}!`)),
  },
  {
    name: '??',
    isKnown: true,
    weight: 4,
    fits: isPlain,
    write: (writer, type) =>
      narrow(compound(`${writer.tested(perhaps(writer, type))} ?? ${writer.operand(type)}`)),
  },
  ...(['||', '&&'] as const).map((operator): ExpressionRow => ({
    name: operator,
    isKnown: true,
    weight: 1,
    fits: (type, writer) => isPlain(type) && usable(writer, type).length > 0,
    write: (writer, type) => narrow(compound(`${writer.tested(type)} ${operator} ${writer.operand(type)}`)),
  })),
  ...(['stage', 'container', 'withEnv', 'retry'] as const).map((step): ExpressionRow => ({
    name: step,
    weight: 1,
    fits: (type, writer) => isPlain(type) && writer.hasStep(step),
    write: (writer, result) => {
      const name = quoted(textValue(writer))
      const argument = step === 'retry' ? '2' : step === 'withEnv' ? `[${name}]` : name
      const body = closure(writer, { kind: 'function', parameters: [], result })
      return primary(writer.step(`${step}(${argument}, ${body.text})`))
    },
  })),
]

/** Absent as undefined, or as null where there is a variable that could be. */
export function perhaps(writer: Writer, type: Type): Type {
  const isNull = writer.scope.ofType(maybe(type, 'null')).length > 0 && writer.choose.chance(50)
  return maybe(type, isNull ? 'null' : 'undefined')
}

function isPlain(type: Type): boolean {
  return isData(type) && type.kind !== 'maybe' && type.kind !== 'map' && type.kind !== 'set'
}

/** As JSON it is the same: without what could be absent. */
function isWritable(type: Type): boolean {
  if (type.kind === 'list' || type.kind === 'record') return isWritable(type.of)
  if (type.kind === 'object') return type.fields.every((one) => !one.isOptional && isWritable(one.type))
  return type.kind === 'text' || type.kind === 'number' || type.kind === 'word'
}

/** A function that must not be called here must not be passed on either. */
function usable(writer: Writer, type: Type): Variable[] {
  return writer.scope.ofType(type).filter((one) => type.kind !== 'function' || writer.mayCall(one))
}

/** Properties of variables. */
function propertiesOf(writer: Writer, type: Type): string[] {
  return writer.scope
    .ofKind('object')
    .flatMap((variable) =>
      variable.type.fields
        .filter((field) => isSame(field.isOptional ? maybe(field.type) : field.type, type))
        .map((field) => `${variable.name}.${field.name}`),
    )
}

/** Functions in properties of variables, of which nobody knows what they do. */
function methodsOf(writer: Writer, result: Type): Variable[] {
  return writer.scope.ofKind('object').flatMap(({ name, type }) =>
    type.fields.flatMap((field): Variable[] => {
      const isMethod = field.type.kind === 'function' && isSame(field.type.result, result)
      const method = { name: `${name}.${field.name}`, type: field.type, isLet: false }
      return isMethod && !field.isOptional && writer.mayCall(method) ? [method] : []
    }),
  )
}
