import { anyList, anyRecord } from '../choose-type'
import { condition } from '../functions'
import { onList } from '../methods'
import { number, text, type Type } from '../types'
import type { StatementRow, Writer } from '../writer'

const labels = new Map(['outer', 'search', 'rows'].map((name) => [name, 1]))

export const loopRows: readonly StatementRow[] = [
  {
    name: 'for…of',
    weight: 8,
    write: (writer) => {
      const list = anyList(writer)
      const values = writer.wide(list)
      return inLoop(writer, (label) => {
        const body = (): string =>
          over(writer, list.of, (name) => `${label}for (const ${name} of ${values}) `)
        return writer.freezing(list, body)
      })
    },
  },
  {
    name: 'for…of keys',
    weight: 3,
    write: (writer) => {
      const record = anyRecord(writer)
      const object = writer.wide(record)
      return inLoop(writer, (label) => {
        const body = (): string =>
          over(writer, text, (name) => `${label}for (const ${name} of Object.keys(${object})) `)
        return writer.freezing(record, body)
      })
    },
  },
  {
    name: 'for…of entries',
    weight: 3,
    write: (writer) => {
      const record = anyRecord(writer)
      const object = writer.wide(record)
      return inLoop(writer, (label) =>
        writer.freezing(record, () =>
          writer.scope.within([], () => {
            const key = writer.declare({ name: writer.newName(), type: text, isLet: false })
            const value = writer.declare({ name: writer.newName(), type: record.of, isLet: false })
            return `${label}for (const [${key}, ${value}] of Object.entries(${object})) ${writer.block(3)}`
          }),
        ),
      )
    },
  },
  {
    name: 'for',
    weight: 5,
    write: (writer) => {
      const lists = writer.scope.visible().filter((one) => one.type.kind === 'list' && !one.isLet)
      const list = writer.choose.chance(60) ? writer.variable(lists) : undefined
      const end = list === undefined ? `${writer.choose.number(4)}` : `${list.name}.length`
      return inLoop(writer, (label) =>
        writer.freezing(list?.type ?? number, () =>
          over(writer, number, (i) => {
            const isDown = writer.choose.chance(20)
            const head = isDown ? `let ${i} = 3; ${i} > 0; ${i} -= 2` : `let ${i} = 0; ${i} < ${end}; ${i}++`
            return `${label}for (${head}) `
          }),
        ),
      )
    },
  },
  {
    name: 'while',
    weight: 5,
    write: (writer) => {
      const count = writer.declare({ name: writer.newName(), type: number, isLet: false })
      const more = writer.choose.chance(40) ? ` && ${writer.operand({ kind: 'boolean' })}` : ''
      const head = `while (${count} < ${writer.choose.number(4)}${more}) `
      const loop = inLoop(
        writer,
        (label) => `${label}${head}${writer.block(3, { keep: count, first: () => `${count}++\n` })}`,
      )
      return `let ${count} = 0\n${loop}`
    },
  },
  {
    name: 'forEach',
    weight: 5,
    write: (writer) => {
      const list = anyList(writer)
      return onList(writer, list, 'forEach', [list.of, number], 'nothing')
    },
  },
  ...(['break', 'continue'] as const).map((jump): StatementRow => ({
    name: jump,
    weight: 4,
    fits: (writer) => writer.frame.loops.length > 0,
    write: (writer) => {
      const named = writer.frame.loops.filter((label) => label !== '')
      const label = named.length > 0 && writer.choose.chance(60) ? ` ${writer.oneOf(named)}` : ''
      return writer.choose.chance(80) ? `if (${condition(writer)}) ${jump}${label}` : `${jump}${label}`
    },
  })),
]

/** The head names a variable for each round. */
function over(writer: Writer, type: Type, head: (name: string) => string): string {
  return writer.scope.within([], () => {
    const name = writer.declare({ name: writer.newName(), type, isLet: false })
    return `${head(name)}${writer.block(3)}`
  })
}

function inLoop(writer: Writer, write: (label: string) => string): string {
  const label = writer.choose.chance(25) ? writer.newName(labels) : ''
  writer.frame.loops.push(label)
  const loop = write(label === '' ? '' : `${label}: `)
  writer.frame.loops.pop()
  return loop
}
