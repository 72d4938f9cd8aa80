import { anyType, scalarList } from '../choose-type'
import { type Code, compound, narrow, primary } from '../code'
import { callback } from '../functions'
import { quoted, textValue } from '../literals'
import { boolean, isData, number, text, type Type } from '../types'
import type { ExpressionRow, Writer } from '../writer'

type TextRow = Omit<ExpressionRow, 'fits'> & { fits?: (writer: Writer) => boolean }

const scalars: readonly Type[] = [text, number, boolean]

const rows: readonly TextRow[] = [
  {
    name: 'text + scalar',
    weight: 4,
    write: (writer) => compound(`${writer.operand(text)} + ${writer.operand(scalar(writer))}`),
  },
  {
    name: 'scalar + text',
    weight: 2,
    write: (writer) => compound(`${writer.operand(scalar(writer))} + ${writer.operand(text)}`),
  },
  {
    name: 'template',
    weight: 5,
    write: (writer) => {
      const parts = writer.choose.parts('span', 1, 3, () => {
        const before = writer.choose.chance(50) ? templateText(textValue(writer)) : ''
        return `${before}\${${writer.text(scalar(writer))}}`
      })
      // TypeScript knows what it says, where it knows the parts.
      return narrow(primary(`\`${parts.join('')}\``))
    },
  },
  {
    name: 'template alone',
    isKnown: true,
    weight: 1,
    write: (writer) => narrow(primary(`\`${templateText(textValue(writer))}\``)),
  },
  { name: 'String', weight: 2, write: (writer) => primary(`String(${writer.text(scalar(writer))})`) },
  {
    name: 'toString of a number',
    weight: 2,
    write: (writer) => primary(`${writer.wide(number)}.toString()`),
  },
  {
    name: 'String.fromCharCode',
    weight: 2,
    write: (writer) =>
      primary(`String.fromCharCode(${writer.oneOf(['9', '36', '65', '92', '233', '55357'])})`),
  },
  ...(['toLowerCase', 'toUpperCase', 'toString', 'trim', 'trimStart', 'trimEnd'] as const).map(
    (name): TextRow => ({
      name,
      weight: 2,
      write: (writer) => of(writer, `${name}()`),
    }),
  ),
  ...(['padStart', 'padEnd'] as const).map((name): TextRow => ({
    name,
    weight: 2,
    write: (writer) => {
      const fill = writer.choose.chance(60) ? `, ${writer.text(text)}` : ''
      return of(writer, `${name}(${writer.choose.number(9)}${fill})`)
    },
  })),
  { name: 'repeat', weight: 2, write: (writer) => of(writer, `repeat(${writer.choose.number(4)})`) },
  { name: 'charAt', weight: 2, write: (writer) => of(writer, `charAt(${writer.text(number)})`) },
  { name: 'concat of text', weight: 2, write: (writer) => of(writer, `concat(${listed(writer, text, 1)})`) },
  { name: 'slice of text', weight: 2, write: (writer) => of(writer, `slice(${listed(writer, number, 0)})`) },
  { name: 'substring', weight: 2, write: (writer) => of(writer, `substring(${listed(writer, number, 1)})`) },
  ...(['replace', 'replaceAll'] as const).map((name): TextRow => ({
    name,
    weight: 3,
    write: (writer) => of(writer, `${name}(${writer.text(text)}, ${replacement(writer)})`),
  })),
  {
    name: 'join',
    weight: 4,
    write: (writer) => {
      const separator = writer.choose.chance(70) ? writer.text(text) : ''
      return primary(`${writer.wide(scalarList(writer))}.join(${separator})`)
    },
  },
  {
    name: 'JSON.stringify',
    weight: 3,
    write: (writer) => {
      const layout = writer.choose.chance(30) ? ', null, 2' : ''
      const type = anyType(writer)
      // What is absent has no text.
      const known = type.kind === 'maybe' ? type.of : type
      return primary(`JSON.stringify(${writer.wide(isData(known) ? known : text)}${layout})`)
    },
  },
  {
    name: 'readFile',
    weight: 10,
    fits: (writer) => writer.hasStep('readFile'),
    write: (writer) => primary(writer.step(`readFile(${writer.text(text)})`)),
  },
  {
    name: 'message',
    weight: 8,
    fits: (writer) => writer.scope.ofKind('error').length > 0,
    write: (writer) => primary(`(${writer.variable(writer.scope.ofKind('error'))!.name} as Error).message`),
  },
  {
    name: 'env',
    weight: 1,
    fits: (writer) => writer.hasStep('env'),
    write: (writer) => {
      const name = writer.oneOf(['GREETING', 'NOTHING'])
      return compound(writer.step(`env['${name}'] ?? ${writer.operand(text)}`))
    },
  },
]

export const textRows = rows.map((row): ExpressionRow => ({
  ...row,
  fits: ({ kind }, writer) => kind === 'text' && (row.fits?.(writer) ?? true),
}))

function of(writer: Writer, call: string): Code {
  return primary(`${writer.wide(text)}.${call}`)
}

/** One or two values, or none. */
function listed(writer: Writer, type: Type, least: number): string {
  return writer.choose.parts('argument', least, 2, () => writer.text(type)).join(', ')
}

export function scalar(writer: Writer): Type {
  return scalars[writer.choose.number(scalars.length)]!
}

export function templateText(value: string): string {
  return JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replace(/[`$]/g, '\\$&')
}

/** A `$` in it has a meaning. */
function replacement(writer: Writer): string {
  switch (writer.oneOf(['literal', 'text', 'function'])) {
    case 'literal':
      return quoted(writer.oneOf(['', 'x', '\\', '$&', '$$', "$'", 'a$1']))
    case 'text':
      return writer.text(text)
    case 'function':
      return callback(writer, [text], text)
  }
}
