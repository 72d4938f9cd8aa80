import { bodyWith, call, callable, closure, condition, effect } from '../functions'
import { functionNames } from '../names'
import { quoted, textValue } from '../literals'
import { listOf, number, type Of, text, written } from '../types'
import { frameOf, type StatementRow, type Writer } from '../writer'
import { functionType } from './variables'

/** Calls for their effect, functions of their own, errors and returns. */
export const callRows: readonly StatementRow[] = [
  { name: 'effect', weight: 4, fits: hasEffect, write: (writer) => effect(writer) },
  {
    name: 'call for its effect',
    weight: 3,
    fits: (writer) => called(writer).length > 0,
    write: (writer) => call(writer, writer.variable(called(writer))!),
  },
  {
    name: 'result of a call',
    weight: 8,
    fits: (writer) =>
      called(writer).some(({ type }) => type.kind === 'function' && type.result !== undefined),
    write: (writer) => {
      const callees = called(writer).filter(
        ({ type }) => type.kind === 'function' && type.result !== undefined,
      )
      const callee = writer.variable(callees)!
      const value = call(writer, callee)
      const type = (callee.type as Of<'function'>).result!
      return `const ${writer.declare({ name: writer.newName(), type, isLet: false })} = ${value}`
    },
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
    name: 'function',
    weight: 3,
    write: (writer) => {
      const { declaration, ...made } = functionDeclaration(
        writer,
        writer.frame.maySuspend && writer.choose.chance(50),
      )
      writer.declare(made)
      return declaration
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

/** A function with a name, in the module or in another function. */
export function functionDeclaration(writer: Writer, maySuspend: boolean) {
  const type = functionType(writer)
  const frame = frameOf(maySuspend, { type: type.result })
  const name = writer.newName(functionNames)
  const declaration = writer.function(frame, () =>
    writer.scope.within(writer.shadowed(), () => {
      const parameters = type.parameters.map((one) => {
        const parameter = writer.declare({
          name: writer.newName(),
          type: one,
          isLet: writer.choose.chance(30),
        })
        return `${parameter}: ${written(one)}`
      })
      return `function ${name}(${parameters.join(', ')}): ${written(type.result)} ${bodyWith(writer, type.result)}`
    }),
  )
  return { name, type, isLet: false, suspends: frame.suspends, changes: frame.changes, declaration }
}

function hasEffect(writer: Writer): boolean {
  return callable(writer, undefined).length > 0 || writer.hasStep('echo')
}

function called(writer: Writer) {
  return writer.scope.visible().filter((one) => one.type.kind === 'function' && writer.mayCall(one))
}
