import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('operators', () => {
  behavesAlike(
    'text, numbers and booleans compare by value',
    `export function call(a: string, b: number, c: boolean): boolean[] {
      return [a === 'x', a !== 'x', b === 5, b !== 5, c === true, c !== true]
    }`,
    ['x', 5, true],
    ['y', 6, false],
  )

  behavesAlike(
    '`??` gives way to what Groovy takes for false',
    `export function call(a?: string, b?: number, c?: string[], d?: boolean): unknown[] {
      return [a ?? 'none', b ?? 7, c ?? ['none'], d ?? true]
    }`,
    [],
    ['', 0, [], false],
    ['a', 1, ['c'], true],
  )

  behavesAlike(
    'a chain of `??` asks for each only when those before it are absent',
    `export function call(a?: string, b?: string): string {
      const first = a ?? b ?? read('c') ?? 'd'
      return read(first) ?? first
    }
    function read(name: string): string | undefined {
      const text = readFile(name)
      return text === 'c' ? undefined : text
    }`,
    [],
    ['a', 'b'],
    [null, 'b'],
    ['', 'b'],
  )

  behavesAlike(
    '`||` and `&&` have the value of an operand',
    `export function call(a: string, b: number, c?: string[], d?: { e: string }): unknown[] {
      return [a || 'none', b || 7, c || ['none'], a && 'some', b && 1, c && 'list', d && d.e, !a, !b, !c, !d]
    }`,
    ['', 0],
    ['a', 1, [], { e: '' }],
    ['a', 1, ['c'], { e: 'f' }],
  )

  behavesAlike(
    'a condition takes an empty list or object for true, and an empty text for false',
    `export function call(a?: string, b?: string[], c?: Record<string, string>, d?: number): string[] {
      const found: string[] = []
      if (a) found.push('a')
      if (b) found.push('b')
      if (c) found.push('c')
      if (d) found.push('d')
      if (a || b) found.push('a or b')
      if (b && !d) found.push('b but not d')
      if (!(a && b) || !(c || d)) found.push('not')
      return found
    }`,
    [],
    ['', [], {}, 0],
    ['a', ['b'], { c: 'c' }, 1],
  )

  behavesAlike(
    'the right side of `&&`, `||` and `??` runs only when it is needed',
    `export function call(a: boolean, b?: string): unknown[] {
      const and = a && ask('and')
      const or = a || ask('or')
      const value = b ?? readFile('value')
      if (a && ask('if')) echo('then')
      return [and, or, value]
    }
    function ask(question: string): boolean {
      return readFile(question) === 'or'
    }`,
    [true, 'b'],
    [false],
  )

  behavesAlike(
    'operands with steps run in their order',
    `export function call(names: string[]): string[] {
      return [readFile('a') + names.map((name) => readFile(name)).join('') + readFile('z'), readFile('end')]
    }`,
    [['b', 'c']],
    [[]],
  )

  behavesAlike(
    'a ternary runs one of its arms',
    `export function call(a: boolean, names: string[]): unknown {
      const value = a ? names.map((name) => readFile(name)) : readFile('no')
      return a ? [value] : { value, nested: a ? 1 : names.length > 1 ? 2 : 3 }
    }`,
    [true, ['x']],
    [false, ['x', 'y']],
  )

  behavesAlike(
    '`?.` skips the rest of the chain',
    `interface A { b?: { c?: { d: string } }; list?: string[]; text?: string }
    export function call(a?: A): unknown[] {
      return [a?.b, a?.b?.c, a?.b?.c?.d, a?.list?.length, a?.text?.length ?? 'none']
    }`,
    [],
    [{}],
    [{ b: {} }],
    [{ b: { c: { d: 'x' } }, list: [], text: '' }],
  )

  behavesAlike(
    '`typeof`, `Array.isArray` and the test for an object tell values apart',
    `export function call(values: unknown[]): string[] {
      return values.map((value) => kind(value))
    }
    function kind(value: unknown): string {
      if (value === null || value === undefined) return 'absent'
      if (typeof value === 'string') return 'text ' + value.length
      if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction'
      if (typeof value === 'boolean') return 'boolean'
      if (Array.isArray(value)) return 'array'
      return isRecord(value) ? 'object of ' + Object.keys(value).join() : 'other'
    }
    function isRecord(value: unknown): value is Record<string, unknown> {
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    }`,
    [['x', '', 1, 0, 3000000000, true, false, [], [1], {}, { a: 1, b: 2 }, null]],
  )

  behavesAlike(
    '`in` asks for the key, whatever its value',
    `export function call(o: Record<string, number>): boolean[] {
      return ['a' in o, 'b' in o, !('a' in o)]
    }`,
    [{ a: 0 }],
    [{ b: 1 }],
  )

  behavesAlike(
    'a test for absence is one question, in either order',
    `export function call(a?: string | null, b?: unknown, c?: string): boolean[] {
      return [a == null, a != null, b == null, b != null, undefined === c, c !== undefined]
    }`,
    [],
    ['', ''],
    ['a', [], 'c'],
  )

  behavesAlike(
    'operators bind as in TypeScript',
    `export function call(a: boolean, b: boolean, c: boolean, n: number): unknown[] {
      return [a || b && c, (a || b) && c, !(a && b) || c, (a ? b : c) ? 1 : 2, a === (b || c), n - (n - 1), n - n - 1,
        (n + 1) * 2, 'n' + (n + 1), 'n' + n + 1, (a || c) === b, 'x' + (a ? 'y' : 'z') + n]
    }`,
    [true, false, true, 5],
    [false, true, false, 2],
    [false, false, false, 0],
  )
})
