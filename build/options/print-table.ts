import type { Doc } from 'prettier'
import { builders, printer } from 'prettier/doc'
import style from '../../.prettierrc.json'

const { group, hardline, ifBreak, indent, join, line, softline } = builders

/** Stands for the constant of this name. */
export class Name {
  constructor(readonly text: string) {}
}

/** TypeScript laid out as Prettier does it, without the second that loading all of Prettier takes. */
export function print(parts: Doc[]): string {
  return printer.printDocToString(parts, { printWidth: style.printWidth, tabWidth: 2 }).formatted
}

export function constant(declaration: string, value: unknown): Doc {
  return [`${declaration} = `, literal(value), hardline]
}

export function interfaceOf(name: string, members: readonly [name: string, type: Doc][]): Doc {
  const head = `export interface ${name} {`
  if (members.length === 0) return [head, '}', hardline]
  const body = members.map(([member, type]) => [hardline, `${member}:`, type])
  return [head, indent(body), hardline, '}', hardline]
}

/** The type of a member. */
export function typeName(name: string): Doc {
  return ` ${name}`
}

export function choice(texts: readonly string[]): Doc {
  const types = texts.map((text) => quoted(text))
  if (types.length === 1) return typeName(types[0]!)
  return group(indent([line, group([ifBreak('| '), join([line, '| '], types)])]))
}

function literal(value: unknown): Doc {
  if (typeof value === 'string') return quoted(value)
  if (value instanceof Name) return value.text
  if (Array.isArray(value)) return listOf('[', softline, value.map(literal), ']')
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([key, one]) => entry(key, one))
  return listOf('{', line, entries, '}')
}

function entry(name: string, value: unknown): Doc {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
  // A long text stands on a line of its own, where it has more room.
  if (typeof value === 'string') return group([`${key}:`, indent(group([line, quoted(value)]))])
  return [`${key}: `, literal(value)]
}

function listOf(open: string, gap: Doc, items: Doc[], close: string): Doc {
  if (items.length === 0) return open + close
  return group([open, indent([gap, join([',', line], items)]), ifBreak(','), gap, close])
}

/** Single quotes, unless double ones need fewer escapes. */
function quoted(text: string): string {
  const json = JSON.stringify(text).slice(1, -1)
  const plain = json.replaceAll('\\"', '"')
  const isDouble = text.split("'").length > text.split('"').length
  return isDouble ? `"${json}"` : `'${plain.replaceAll("'", "\\'")}'`
}
