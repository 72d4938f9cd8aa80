import { condition, perhapsStep } from '../functions'
import { text } from '../types'
import type { StatementRow, Writer } from '../writer'
import { jump } from './jumps'

export const errorRows: readonly StatementRow[] = [
  { name: 'try catch', weight: 5, write: (writer) => `${tried(writer)} ${caught(writer)}` },
  { name: 'try finally', weight: 4, write: (writer) => `${tried(writer)} ${cleanUp(writer)}` },
  {
    name: 'try catch finally',
    weight: 4,
    write: (writer) => `${tried(writer)} ${caught(writer)} ${cleanUp(writer)}`,
  },
  {
    name: 'throw',
    weight: 2,
    write: (writer) => {
      const error = `throw new Error(${writer.choose.chance(90) ? writer.text(text) : ''})`
      return writer.choose.chance(85) ? `if (${condition(writer)}) ${error}` : error
    },
  },
  {
    name: 'throw again',
    weight: 6,
    fits: (writer) => writer.scope.ofKind('error').length > 0,
    write: (writer) =>
      `if (${condition(writer)}) throw ${writer.variable(writer.scope.ofKind('error'))!.name}`,
  },
  {
    name: 'failing step',
    weight: 1,
    fits: (writer) => writer.hasStep('readFile'),
    write: (writer) => `if (${condition(writer)}) ${failingStep(writer)}`,
  },
]

/** Some end with what a `finally` is to see, and may have the last word about. */
function tried(writer: Writer): string {
  return `try ${writer.block(3, { last: () => endOfTry(writer) })}`
}

function endOfTry(writer: Writer): string {
  const { jumps, result } = writer.frame
  if (jumps.length > 0 && writer.choose.chance(30))
    return jump(
      writer,
      jumps.some(({ kind }) => kind === 'loop') && writer.choose.chance(50) ? 'continue' : 'break',
    )
  if (result !== undefined && writer.choose.chance(20))
    return result.type === undefined ? 'return' : `return ${writer.text(result.type)}`
  return writer.hasStep('readFile') && writer.choose.chance(25) ? failingStep(writer) : ''
}

function failingStep(writer: Writer): string {
  const kind = writer.choose.chance(50) ? 'fail' : 'abort'
  return writer.step(`readFile('${kind} ' + ${writer.operand(text)})`)
}

function caught(writer: Writer): string {
  if (writer.choose.chance(25)) return `catch ${writer.block(3)}`
  return writer.scope.within([], () => {
    const name = writer.declare({ name: writer.newName(), type: { kind: 'error' }, isLet: false })
    return `catch (${name}) ${writer.block(3, { keep: name })}`
  })
}

/** Mostly it runs to its end: one that leaves has the last word. */
function cleanUp(writer: Writer): string {
  if (writer.choose.chance(25)) return `finally ${writer.block(3, { last: () => endOfTry(writer) })}`
  const { jumps, result } = writer.frame
  Object.assign(writer.frame, { jumps: [], result: undefined })
  const block = writer.block(3, { first: () => perhapsStep(writer) })
  Object.assign(writer.frame, { jumps, result })
  return `finally ${block}`
}
