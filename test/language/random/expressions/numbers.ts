import { compound, primary } from '../code'
import { anyList, scalarList } from '../choose-type'
import { onList } from '../methods'
import { number, text } from '../types'
import type { ExpressionRow, Writer } from '../writer'

type NumberRow = Omit<ExpressionRow, 'fits'> & { fits?: (writer: Writer) => boolean }

const rows: readonly NumberRow[] = [
  ...(['+', '-'] as const).map((operator): NumberRow => ({
    name: operator,
    weight: 4,
    write: (writer) => compound(`${writer.operand(number)} ${operator} ${writer.operand(number)}`),
  })),
  // Products of anything would soon be too large.
  {
    name: '*',
    weight: 2,
    write: (writer) => compound(`${writer.operand(number)} * ${writer.choose.number(4)}`),
  },
  {
    name: '* of remainders',
    weight: 1,
    write: (writer) => compound(`(${writer.operand(number)} % 1000) * ${writer.operand(number)}`),
  },
  {
    name: '%',
    weight: 2,
    write: (writer) => compound(`${writer.operand(number)} % ${divisor(writer)}`),
  },
  { name: 'minus', weight: 1, write: (writer) => compound(`-${writer.operand(number)}`) },
  ...(['floor', 'ceil', 'trunc'] as const).map((rounding): NumberRow => ({
    name: `Math.${rounding}`,
    weight: 2,
    write: (writer) =>
      primary(
        `Math.${rounding}(${writer.operand(number)}${writer.choose.chance(80) ? ` / ${divisor(writer)}` : ''})`,
      ),
  })),
  ...(['max', 'min'] as const).map((name): NumberRow => ({
    name: `Math.${name}`,
    weight: 2,
    write: (writer) => {
      const values = [writer.text(number), ...writer.choose.parts('value', 0, 2, () => writer.text(number))]
      return primary(`Math.${name}(${values.join(', ')})`)
    },
  })),
  { name: 'Math.abs', weight: 2, write: (writer) => primary(`Math.abs(${writer.text(number)})`) },
  { name: 'length of text', weight: 3, write: (writer) => primary(`${writer.wide(text)}.length`) },
  {
    name: 'length of a list',
    weight: 4,
    write: (writer) => primary(`${writer.wide(anyList(writer))}.length`),
  },
  ...(['indexOf', 'lastIndexOf'] as const).map((name): NumberRow => ({
    name: `${name} in text`,
    weight: 2,
    write: (writer) => primary(`${writer.wide(text)}.${name}(${writer.text(text)})`),
  })),
  {
    name: 'indexOf in a list',
    weight: 2,
    write: (writer) => {
      const list = scalarList(writer)
      return primary(`${writer.wide(list)}.indexOf(${writer.text(list.of)})`)
    },
  },
  {
    name: 'findIndex',
    weight: 2,
    write: (writer) => {
      const list = anyList(writer)
      return primary(onList(writer, list, 'findIndex', [list.of, number], 'condition'))
    },
  },
  {
    name: 'status of a script',
    weight: 2,
    fits: (writer) => writer.hasStep('sh'),
    write: (writer) => {
      writer.imports.add('shell')
      return primary(writer.step(`sh({ script: shell\`\${${writer.text(number)}}\`, returnStatus: true })`))
    },
  },
]

export const numberRows = rows.map((row): ExpressionRow => ({
  ...row,
  fits: ({ kind }, writer) => kind === 'number' && (row.fits?.(writer) ?? true),
}))

/** Never 0. */
function divisor(writer: Writer): string {
  const simple = writer.oneOf(['2', '3', '7', '10', '(-3)'])
  return writer.choose.chance(25)
    ? `Math.max(${simple.replace(/[-()]/g, '')}, ${writer.text(number)})`
    : simple
}
