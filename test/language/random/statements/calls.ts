import { call, closure, condition, callable, effect } from '../functions'
import { quoted, textValue } from '../literals'
import { listOf, number, text } from '../types'
import type { StatementRow, Writer } from '../writer'

/** Calls for their effect, and returns. */
export const callRows: readonly StatementRow[] = [
  { name: 'effect', weight: 4, fits: hasEffect, write: (writer) => effect(writer) },
  {
    name: 'call for its effect',
    weight: 3,
    fits: (writer) => called(writer).length > 0,
    write: (writer) => call(writer, writer.variable(called(writer))!),
  },
  ...(['&&', '||'] as const).map((operator): StatementRow => ({
    name: `effect behind ${operator}`,
    weight: 1,
    fits: hasEffect,
    write: (writer) => `${writer.operand({ kind: 'boolean' })} ${operator} ${effect(writer)}`,
  })),
  {
    name: 'effect of ?:',
    weight: 1,
    fits: hasEffect,
    write: (writer) => `${writer.operand({ kind: 'boolean' })} ? ${effect(writer)} : ${effect(writer)}`,
  },
  {
    name: 'sh',
    weight: 4,
    fits: (writer) => writer.hasStep('sh') && writer.hasStep('shell'),
    write: (writer) => {
      writer.imports.add('shell')
      const values = writer.choose.parts('value', 0, 2, () => {
        const type = [text, number, listOf(text)][writer.choose.number(3)]!
        return ` \${${writer.wide(type)}}`
      })
      return writer.step(`sh({ script: shell\`make${values.join('')}\` })`)
    },
  },
  {
    name: 'stage as a statement',
    weight: 4,
    fits: (writer) => writer.hasStep('stage'),
    write: (writer) => {
      const body = closure(writer, { kind: 'function', parameters: [], result: undefined })
      return writer.step(`stage(${quoted(textValue(writer))}, ${body.text})`)
    },
  },
  {
    name: 'return',
    weight: 3,
    fits: (writer) => writer.frame.result !== undefined,
    write: (writer) => {
      const type = writer.frame.result!.type
      const value = type === undefined ? 'return' : `return ${writer.text(type)}`
      return writer.choose.chance(80) ? `if (${condition(writer)}) ${value}` : value
    },
  },
]

function hasEffect(writer: Writer): boolean {
  return callable(writer, undefined).length > 0 || writer.hasStep('echo')
}

function called(writer: Writer) {
  return writer.scope.ofKind('function').filter((one) => writer.mayCall(one))
}
