import { compound, narrow, primary } from '../code'
import { scalarList } from '../choose-type'
import { quoted, textValue } from '../literals'
import { boolean, number, text, type Type } from '../types'
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
      return primary(`\`${parts.join('')}\``)
    },
  },
  {
    name: 'template alone',
    isKnown: true,
    weight: 1,
    write: (writer) => narrow(primary(`\`${templateText(textValue(writer))}\``)),
  },
  { name: 'String', weight: 2, write: (writer) => primary(`String(${writer.text(scalar(writer))})`) },
  ...(['toLowerCase', 'toUpperCase', 'toString', 'trim'] as const).map((name): TextRow => ({
    name,
    weight: 2,
    write: (writer) => primary(`${writer.wide(text)}.${name}()`),
  })),
  {
    name: 'charAt',
    weight: 2,
    write: (writer) => primary(`${writer.wide(text)}.charAt(${writer.choose.number(4)})`),
  },
  {
    name: 'slice of text',
    weight: 2,
    write: (writer) => primary(`${writer.wide(text)}.slice(${writer.choose.number(4)}${end(writer)})`),
  },
  {
    name: 'substring',
    weight: 2,
    write: (writer) => {
      const isHead = writer.choose.chance(50)
      const positions = isHead ? `0, ${writer.text(number)}` : writer.text(number)
      return primary(`${writer.wide(text)}.substring(${positions})`)
    },
  },
  {
    name: 'replace',
    weight: 2,
    write: (writer) =>
      primary(`${writer.wide(text)}.replace(${quoted(textValue(writer))}, ${replacement(writer)})`),
  },
  {
    name: 'replace of a pattern',
    weight: 2,
    write: (writer) => primary(`${writer.wide(text)}.replace(${pattern(writer)}, ${replacement(writer)})`),
  },
  {
    name: 'replaceAll',
    weight: 2,
    write: (writer) => {
      const value = writer.choose.chance(50) ? replacement(writer) : `() => ${writer.text(text)}`
      return primary(`${writer.wide(text)}.replaceAll(${writer.text(text)}, ${value})`)
    },
  },
  {
    name: 'join',
    weight: 4,
    write: (writer) => {
      const separator = writer.choose.chance(70) ? writer.text(text) : ''
      return primary(`${writer.wide(scalarList(writer))}.join(${separator})`)
    },
  },
  {
    name: 'readFile',
    weight: 8,
    fits: (writer) => writer.hasStep('readFile'),
    write: (writer) => primary(writer.step(`readFile(${writer.text(text)})`)),
  },
  {
    name: 'message',
    weight: 8,
    fits: (writer) => writer.scope.ofType({ kind: 'error' }).length > 0,
    write: (writer) =>
      primary(`(${writer.variable(writer.scope.ofType({ kind: 'error' }))!.name} as Error).message`),
  },
  {
    name: 'env',
    weight: 1,
    fits: (writer) => writer.hasStep('env'),
    write: (writer) =>
      compound(writer.step(`env['${writer.oneOf(['GREETING', 'NOTHING'])}'] ?? ${writer.operand(text)}`)),
  },
]

export const textRows = rows.map((row): ExpressionRow => ({
  ...row,
  fits: ({ kind }, writer) => kind === 'text' && (row.fits?.(writer) ?? true),
}))

export function scalar(writer: Writer): Type {
  return scalars[writer.choose.number(scalars.length)]!
}

function templateText(value: string): string {
  return value.replace(/[\\`$]/g, '\\$&').replaceAll('\n', '\\n')
}

function end(writer: Writer): string {
  return writer.choose.chance(50) ? `, ${writer.choose.number(6)}` : ''
}

export function pattern(writer: Writer): string {
  return writer.oneOf(['/a/', '/[a-c]+/g', '/\\s+/g', '/^x|b$/', '/\\./g', '/(a)(b)?/', '/\\d+/g'])
}

/** Without a `$`, which would have a meaning. */
function replacement(writer: Writer): string {
  return quoted(writer.oneOf(['', 'x', '\\', 'aa', "'"]))
}
