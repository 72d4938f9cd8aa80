import { condition } from '../functions'
import { member, quoted, textValue } from '../literals'
import type { Variable } from '../scope'
import { number, type Of, type Scalar, text, type Type, written } from '../types'
import type { StatementRow, Writer } from '../writer'
import { jump } from './jumps'

/** Statements that are run under a condition, and blocks. */
export const branchRows: readonly StatementRow[] = [
  { name: 'if', weight: 8, write: (writer) => `if (${condition(writer)}) ${writer.block(3)}` },
  {
    name: 'if else',
    weight: 6,
    write: (writer) => `if (${condition(writer)}) ${writer.block(3)} else ${writer.block(3)}`,
  },
  {
    name: 'if present',
    weight: 4,
    fits: (writer) => constants(writer, 'maybe').length > 0,
    write: (writer) => {
      const variable = writer.variable(constants(writer, 'maybe'))!
      const { absent, of } = variable.type as Of<'maybe'>
      const test = writer.oneOf([`!== ${absent}`, '!= null'])
      return `if (${variable.name} ${test}) ${blockKnowing(writer, variable, of)}`
    },
  },
  // TypeScript would take `f = (a = b)` with a block in the next line for an arrow function.
  { name: 'block', weight: 2, write: (writer) => `;${writer.block(3)}` },
  {
    name: 'block with a label',
    weight: 2,
    write: (writer) => writer.labelled((label) => `${label}: ${writer.block(3)}`),
  },
  { name: 'empty', weight: 1, isLeaf: true, write: () => ';' },
  {
    name: 'switch on text',
    weight: 4,
    write: (writer) =>
      switchOn(
        writer,
        subject(writer, text),
        label(writer, text, () => quoted(textValue(writer))),
      ),
  },
  {
    name: 'switch on a number',
    weight: 5,
    write: (writer) =>
      switchOn(
        writer,
        subject(writer, number),
        label(writer, number, () => `${writer.choose.number(5)}`),
      ),
  },
  {
    name: 'switch on conditions',
    weight: 1,
    write: (writer) =>
      switchOn(
        writer,
        () => 'true',
        () => `${writer.wide({ kind: 'boolean' })}`,
      ),
  },
  {
    name: 'switch on a word',
    weight: 4,
    fits: (writer) => constants(writer, 'word').length > 0,
    write: (writer) => {
      const variable = writer.variable(constants(writer, 'word'))!
      const type = variable.type as Of<'word'>
      const clauses = type.words.map(
        (word) => `case ${member(type, word)}: ${blockKnowing(writer, variable, undefined, 'break')}`,
      )
      return `switch (${variable.name}) {\n${clauses.join('\n')}\n}`
    },
  },
  {
    name: 'switch on a variant',
    weight: 6,
    fits: (writer) => constants(writer, 'variants').length > 0,
    write: (writer) => {
      const variable = writer.variable(constants(writer, 'variants'))!
      const { variants } = variable.type as Of<'variants'>
      const clauses = variants.map(({ word, field }) => {
        const type: Type = { kind: 'object', name: word, fields: [field] }
        return `case '${word}': ${blockKnowing(writer, variable, type, 'break')}`
      })
      return `switch (${variable.name}.kind) {\n${clauses.join('\n')}\n}`
    },
  },
]

/** In the block the variable has the type that a test found; none is known where it could not be used otherwise. */
function blockKnowing(writer: Writer, variable: Variable, type: Type | undefined, last = ''): string {
  const first = (): string => {
    writer.declare({ ...variable, type: type ?? { kind: 'hidden' } })
    return ''
  }
  return writer.block(3, { keep: variable.name, first, last })
}

function constants(writer: Writer, kind: Type['kind']): Variable[] {
  return writer.scope.visible().filter((one) => one.type.kind === kind && !one.isLet)
}

function switchOn(writer: Writer, value: (labels: string[]) => string, label: () => string): string {
  const used = new Set<string>()
  const cases = writer.choose.parts('case', 1, 4, () => {
    const name = label()
    if (used.has(name)) return ''
    used.add(name)
    return `case ${name}:${clause(writer)}\n`
  })
  if (writer.choose.chance(60))
    cases.splice(writer.choose.number(cases.length + 1), 0, `default:${clause(writer)}\n`)
  return `switch (${value([...used])}) {\n${cases.join('')}}`
}

/** Some are known only when they are compared. */
function label(writer: Writer, type: Scalar, literal: () => string): () => string {
  return () => (writer.choose.chance(15) ? writer.wide(type) : literal())
}

/** Mostly there is a case for it. */
function subject(writer: Writer, type: Scalar): (labels: string[]) => string {
  return (labels) =>
    writer.choose.chance(60) ? `(${writer.oneOf(labels)} as ${written(type)})` : writer.wide(type)
}

/** Mostly it leaves the `switch`, some leave more. */
function endOfClause(writer: Writer): string {
  if (writer.choose.chance(75)) return 'break'
  return jump(writer, writer.frame.jumps.some(({ kind }) => kind === 'loop') ? 'continue' : 'break')
}

/** With names of its own, in braces or not; some go on into the next one. */
function clause(writer: Writer): string {
  return writer.inSwitch(() => {
    if (writer.choose.chance(15)) return ''
    const last = (): string => (writer.choose.chance(50) ? '' : endOfClause(writer))
    if (writer.choose.chance(30)) return ` ${writer.block(2, { last })}`
    return writer.scope.within([], () => `\n${writer.ended(2, last)}`)
  })
}
