import { changeable, changed } from '../changing'
import { anyList, anyMap, anySet, scalarList } from '../choose-type'
import { type Code, compound, narrow, primary } from '../code'
import { onList } from '../methods'
import { listOf, number, text } from '../types'
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
  { name: '%', weight: 2, write: (writer) => compound(`${writer.operand(number)} % ${divisor(writer)}`) },
  {
    name: '**',
    weight: 1,
    write: (writer) => compound(`(${writer.operand(number)} % 50) ** ${exponent(writer)}`),
  },
  {
    name: 'Math.pow',
    weight: 2,
    write: (writer) => primary(`Math.pow(${writer.operand(number)} % 50, ${exponent(writer)})`),
  },
  { name: 'minus', weight: 1, write: (writer) => narrow(compound(`-${writer.operand(number)}`)) },
  ...(['floor', 'ceil', 'trunc', 'round'] as const).map((rounding): NumberRow => ({
    name: `Math.${rounding}`,
    weight: 2,
    write: (writer) => {
      const division = writer.choose.chance(80) ? ` / ${divisor(writer)}` : ''
      // Of what is larger, the half is not known.
      const part = rounding === 'round' ? ' % 4503599627370496' : ''
      return primary(`Math.${rounding}(${writer.operand(number)}${division === '' ? '' : part}${division})`)
    },
  })),
  ...(['max', 'min'] as const).map((name): NumberRow => ({
    name: `Math.${name}`,
    weight: 2,
    write: (writer) => {
      const more = (): string =>
        writer.choose.chance(20) ? `...${writer.wide(listOf(number))}` : writer.text(number)
      return primary(
        `Math.${name}(${[writer.text(number), ...writer.choose.parts('value', 0, 2, more)].join(', ')})`,
      )
    },
  })),
  ...(['abs', 'sign'] as const).map((name): NumberRow => ({
    name: `Math.${name}`,
    weight: 2,
    write: (writer) => primary(`Math.${name}(${writer.text(number)})`),
  })),
  { name: 'length of text', weight: 3, write: (writer) => primary(`${writer.wide(text)}.length`) },
  {
    name: 'length of a list',
    weight: 4,
    write: (writer) => primary(`${writer.wide(anyList(writer))}.length`),
  },
  {
    name: 'size',
    weight: 2,
    write: (writer) =>
      primary(`${writer.wide(writer.choose.chance(50) ? anyMap(writer) : anySet(writer))}.size`),
  },
  { name: 'charCodeAt', weight: 2, write: charCodeAt },
  ...(['indexOf', 'lastIndexOf'] as const).map((name): NumberRow => ({
    name: `${name} in text`,
    weight: 2,
    write: (writer) => {
      const from = writer.choose.chance(25) ? `, ${writer.text(number)}` : ''
      return primary(`${writer.wide(text)}.${name}(${writer.text(text)}${from})`)
    },
  })),
  ...(['indexOf', 'lastIndexOf'] as const).map((name): NumberRow => ({
    name: `${name} in a list`,
    weight: 2,
    write: (writer) => {
      const list = scalarList(writer)
      const from = writer.choose.chance(25) ? `, ${writer.choose.number(5) - 2}` : ''
      return primary(`${writer.wide(list)}.${name}(${writer.text(list.of)}${from})`)
    },
  })),
  ...(['push', 'unshift'] as const).map((name): NumberRow => ({
    name: `value of ${name}`,
    weight: 2,
    fits: (writer) => changeable(writer, 'list').length > 0,
    write: (writer) => {
      const list = changed(writer, 'list')
      return primary(`${list.name}.${name}(${writer.text(list.type.of)})`)
    },
  })),
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

function exponent(writer: Writer): string {
  return writer.choose.chance(50) ? `${writer.choose.number(4)}` : `Math.abs(${writer.operand(number)} % 4)`
}

/** There is a unit at the place, as a number is asked for. */
function charCodeAt(writer: Writer): Code {
  return primary(
    `('a' + ${writer.operand(text)}).charCodeAt(${writer.choose.chance(50) ? '0' : "'b'.length - 1"})`,
  )
}
