import { anyList, anyMap, anyRecord, anySet, anyType, functionType } from '../choose-type'
import { key } from '../expressions/records'
import { closure, perhapsStep } from '../functions'
import { onList } from '../methods'
import { pattern } from '../patterns'
import { isData, listOf, number, type Of, text, type Type, written } from '../types'
import type { StatementRow, Writer } from '../writer'

export const loopRows: readonly StatementRow[] = [
  {
    name: 'for…of',
    weight: 8,
    write: (writer) => {
      const list = anyList(writer)
      return visiting(writer, list, writer.wide(list), () => pattern(writer, list.of, false, 1))
    },
  },
  {
    name: 'for…of keys',
    weight: 3,
    write: (writer) => {
      const record = anyRecord(writer)
      return visiting(writer, record, `Object.keys(${writer.wide(record)})`, () => named(writer, text))
    },
  },
  {
    name: 'for…of entries',
    weight: 3,
    write: (writer) => {
      const record = anyRecord(writer)
      const entries = `Object.entries(${writer.wide(record)})`
      return visiting(writer, record, entries, () => `[${named(writer, text)}, ${named(writer, record.of)}]`)
    },
  },
  {
    name: 'for…of a Map',
    weight: 3,
    write: (writer) => {
      const map = anyMap(writer)
      const entries = `${writer.wide(map)}${writer.choose.chance(50) ? '.entries()' : ''}`
      return visiting(writer, map, entries, () => `[${named(writer, map.key)}, ${named(writer, map.of)}]`)
    },
  },
  {
    name: 'for…of a Set',
    weight: 3,
    write: (writer) => {
      const set = anySet(writer)
      const values = `${writer.wide(set)}${writer.choose.chance(30) ? '.values()' : ''}`
      return visiting(writer, set, values, () => named(writer, set.of))
    },
  },
  {
    name: 'for',
    weight: 6,
    write: (writer) => {
      const lists = writer.scope.ofKind('list').filter((one) => !one.isLet && isData(one.type))
      const list = writer.choose.chance(60) ? writer.variable(lists) : undefined
      const end = list === undefined ? `${writer.choose.number(4)}` : `${list.name}.length`
      return inLoop(writer, list?.type ?? number, (label) => {
        const i = named(writer, number)
        const j = named(writer, number)
        const heads = [
          `let ${i} = 0, ${j} = 0; ${i} < ${end}; ${i}++`,
          `let ${i} = 3, ${j} = 1; ${i} > ${j}; ${i} -= 2`,
          `let ${i} = 0, ${j} = 3; ${i} < ${j}; ${i}++, ${j}--`,
        ]
        return `${label}for (${writer.oneOf(heads)}) ${writer.block(3, { first: () => perhapsStep(writer) })}`
      })
    },
  },
  {
    name: 'closures of a loop',
    weight: 4,
    write: (writer) => {
      const type: Of<'function'> = { kind: 'function', parameters: [], result: anyType(writer, 1) }
      const [jobs, results] = [writer.newName(), writer.newName()]
      const i = writer.newName()
      const loop = inLoop(writer, number, (label) => {
        writer.declare({ name: i, type: number, isLet: false })
        const head = `let ${i} = 0; ${i} < ${writer.choose.number(4)}; ${i}++`
        const collected = (): string => `${jobs}.push(${closure(writer, type).text})`
        const body = writer.scope.within([], () => writer.ended(2, collected))
        return `${label}for (${head}) {\n${body}\n}`
      })
      const list = listOf(type.result!)
      writer.declare({ name: results, type: list, isLet: false })
      return `const ${jobs}: (${written(type)})[] = []\n${loop}\nconst ${results}: ${written(list)} = ${jobs}.map((job) => job())`
    },
  },
  {
    name: 'closures of an object',
    weight: 3,
    write: (writer) => {
      const type = functionType(writer)
      // What is absent could be so in two ways.
      const result = type.result?.kind === 'maybe' ? type.result.of : (type.result ?? text)
      const job: Of<'function'> = { ...type, result }
      const [jobs, found] = [writer.newName(), writer.newName()]
      const entries = writer.choose.parts('job', 1, 3, (i) => `k${i}: ${closure(writer, job).text}`)
      const args = job.parameters.map((one) => writer.text(one))
      const call = `${jobs}[${key(writer)}]?.(${args.join(', ')})`
      const value = `(${call}) ?? ${writer.operand(result)}`
      writer.declare({ name: found, type: result, isLet: false })
      const table = `const ${jobs}: Record<string, ${written(job)}> = { ${entries.join(', ')} }`
      return `${table}\nconst ${found}: ${written(result)} = ${value}`
    },
  },
  {
    name: 'while',
    weight: 4,
    write: (writer) => {
      const count = named(writer, number)
      const more = writer.choose.chance(40) ? ` && ${writer.operand({ kind: 'boolean' })}` : ''
      const head = `while (${count} < ${writer.choose.number(4)}${more}) `
      const loop = inLoop(writer, number, (label) => `${label}${head}${counted(writer, count)}`)
      return `let ${count} = 0\n${loop}`
    },
  },
  {
    name: 'do',
    weight: 4,
    write: (writer) => {
      const count = named(writer, number)
      const loop = inLoop(writer, number, (label) => `${label}do ${counted(writer, count)}`)
      const more = writer.choose.chance(40) ? ` && ${writer.operand({ kind: 'boolean' })}` : ''
      return `let ${count} = 0\n${loop} while (${count} < ${writer.choose.number(4)}${more})`
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
  {
    name: 'forEach of a Map',
    weight: 2,
    write: (writer) => {
      const map = anyMap(writer)
      return onList(writer, map, 'forEach', [map.of, map.key], 'nothing')
    },
  },
  {
    name: 'forEach of a Set',
    weight: 2,
    write: (writer) => {
      const set = anySet(writer)
      return onList(writer, set, 'forEach', [set.of], 'nothing')
    },
  },
]

function named(writer: Writer, type: Type): string {
  return writer.declare({ name: writer.newName(), type, isLet: false })
}

/** What is visited does not change meanwhile. */
function visiting(writer: Writer, visited: Type, values: string, variable: () => string): string {
  return inLoop(
    writer,
    visited,
    (label) =>
      `${label}for (const ${variable()} of ${values}) ${writer.block(3, { first: () => perhapsStep(writer) })}`,
  )
}

function counted(writer: Writer, count: string): string {
  return writer.block(3, { keep: count, first: () => `${count}++\n${perhapsStep(writer)}` })
}

function inLoop(writer: Writer, visited: Type, write: (label: string) => string): string {
  return writer.looping((label) =>
    writer.freezing(visited, () => writer.scope.within([], () => write(label === '' ? '' : `${label}: `))),
  )
}
