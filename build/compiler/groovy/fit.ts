import type { Expression, Method, Statement } from './ast'
import { returning } from './closures'
import { binary, map, text } from './make'

/** What groovy-cps takes in one block, list, map and text with values, and the Java virtual machine in one text. */
const most = { statements: 249, items: 249, entries: 125, parts: 249, bytes: 65535 } as const

/** The method with everything split that is too long for the engine. What groovy-cps does not transform may be longer. */
export function fitted(method: Method): Method {
  return isShort(method) ? method : (split(method, !method.nonCps) as Method)
}

/** Most methods are, and need no copy. */
function isShort(part: unknown): boolean {
  if (typeof part === 'string') return part.length * 3 <= most.bytes
  if (typeof part !== 'object' || part === null) return true
  if (Array.isArray(part) && part.length > most.entries) return false
  return Object.values(part).every(isShort)
}

function split(part: unknown, isCps: boolean): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((one) => split(one, isCps))
  const copy = Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      const whole = split(value, isCps)
      return [key, isCps && blocks.has(key) && Array.isArray(whole) ? nested(whole, part) : whole]
    }),
  ) as unknown
  return splitExpression(copy as Expression, isCps)
}

/** Where in the tree statements stand. */
const blocks: ReadonlySet<string> = new Set(['body', 'then', 'otherwise', 'finally'])

/** The rest of a long block stands in a block at its end, where it sees all variables of the first part. */
function nested(statements: Statement[], owner: object): Statement[] {
  if (statements.length <= most.statements) return statements
  const rest = statements.slice(most.statements - 1)
  // The value of a closure is that of its last statement, which a block has not.
  const ended = 'kind' in owner && owner.kind === 'closure' ? returning(rest) : rest
  const then = nested(ended, {})
  const block: Statement = { kind: 'if', condition: { kind: 'boolean', value: true }, then, otherwise: [] }
  return [...statements.slice(0, most.statements - 1), block]
}

function splitExpression(part: Expression, isCps: boolean): Expression {
  switch (part.kind) {
    case 'string':
      return sum(pieces(part.value).map(text))
    case 'template': {
      const parts = part.parts.flatMap((one) => (typeof one === 'string' ? long(one) : [one]))
      return { ...part, parts: isCps ? grouped(parts) : parts }
    }
    case 'list':
      return isCps && part.items.length > most.items ? sum(listsOf(part)) : part
    case 'map':
      return isCps && part.entries.length > most.entries
        ? sum(chunks(part.entries, most.entries).map((entries) => map(entries)))
        : part
    default:
      return part
  }
}

function listsOf({ items, comments, ...rest }: Extract<Expression, { kind: 'list' }>): Expression[] {
  const before = chunks(comments ?? [], most.items)
  return chunks(items, most.items).map((some, i): Expression => {
    const own = before[i]
    return { ...rest, items: some, ...(own === undefined ? {} : { comments: own }) }
  })
}

function sum(parts: Expression[]): Expression {
  return parts.reduce((all, one) => binary(all, '+', one))
}

/** Text of a template, in places for values where it is too long. */
function long(value: string): (string | Expression)[] {
  const all = pieces(value)
  return all.length === 1 ? all : all.map(text)
}

/** Templates in a template show as if they were one. */
function grouped(parts: (string | Expression)[]): (string | Expression)[] {
  if (parts.length <= most.parts) return parts
  return chunks(parts, most.parts).map((group): Expression => ({ kind: 'template', parts: group }))
}

function chunks<One>(all: readonly One[], size: number): One[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size))
}

/** In parts that a class file can hold. */
function pieces(value: string): string[] {
  if (value.length * 3 <= most.bytes) return [value]
  const all: string[] = []
  let [start, bytes] = [0, 0]
  for (let i = 0; i < value.length; i++) {
    const size = bytesOf(value.charCodeAt(i))
    if (bytes + size > most.bytes) {
      all.push(value.slice(start, i))
      start = i
      bytes = 0
    }
    bytes += size
  }
  return [...all, value.slice(start)]
}

/** A class file has a UTF-8 of its own, in which zero is two bytes and each half of a surrogate pair three. */
function bytesOf(unit: number): number {
  if (unit > 0x7ff) return 3
  return unit > 0x7f || unit === 0 ? 2 : 1
}
