import { compound, narrow, operand, primary } from '../code'
import { callable, call, closure, condition } from '../functions'
import { literal, quoted, textValue } from '../literals'
import { isSame, maybe, type Type, written } from '../types'
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
      const code = primary(writer.variable(usable(writer, type))!.name)
      // A test of the variable itself would narrow its type in the code behind.
      return type.kind === 'maybe' || type.kind === 'word' || type.kind === 'variants' ? narrow(code) : code
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
    weight: 5,
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
    fits: (type) => isData(type) && type.kind !== 'maybe',
    write: (writer, type) =>
      narrow(compound(`${writer.tested(perhaps(writer, type))} ?? ${writer.operand(type)}`)),
  },
  ...(['||', '&&'] as const).map((operator): ExpressionRow => ({
    name: operator,
    isKnown: true,
    weight: 1,
    fits: ({ kind }) => kind === 'text' || kind === 'number',
    write: (writer, type) => narrow(compound(`${writer.tested(type)} ${operator} ${writer.operand(type)}`)),
  })),
  ...(['stage', 'container', 'withEnv', 'retry'] as const).map((step): ExpressionRow => ({
    name: step,
    weight: 1,
    fits: (type, writer) => isData(type) && writer.hasStep(step),
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

function isData(type: Type): boolean {
  return type.kind !== 'function'
}

/** A function that must not be called here must not be passed on either. */
function usable(writer: Writer, type: Type) {
  return writer.scope.ofType(type).filter((one) => type.kind !== 'function' || writer.mayCall(one))
}

/** Properties of variables, and of objects in them. */
function propertiesOf(writer: Writer, type: Type): string[] {
  return writer.scope.visible().flatMap((variable) => {
    const owner = variable.type
    if (owner.kind !== 'object') return []
    return owner.fields
      .filter((field) => isSame(field.isOptional ? maybe(field.type) : field.type, type))
      .map((field) => `${variable.name}.${field.name}`)
  })
}
