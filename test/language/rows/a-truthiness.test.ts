import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('truthiness, equality, operators', () => {
  behavesAlike(
    'row 1 truthy-empty-list: an empty array is true',
    `export function call(tags: string[], more?: string[]): string[] {
      const found: string[] = []
      if (tags) found.push('tags')
      if (more) found.push('more')
      found.push(more ? 'given' : 'absent')
      while (more && found.length < 5) found.push('round')
      return tags && more ? found.concat(more) : found
    }`,
    [[]],
    [[], []],
    [['a'], ['b']],
  )
  behavesAlike(
    'row 2 truthy-empty-map: an empty object is true',
    `interface Options { labels?: Record<string, string> }
    export function call(options: Options, other?: Options): string[] {
      const found: string[] = []
      if (options) found.push('options')
      if (options.labels) found.push('labels')
      if (other && other.labels) found.push('other labels')
      if (!other?.labels) found.push('no other labels')
      return found
    }`,
    [{}],
    [{ labels: {} }, {}],
    [{}, { labels: {} }],
    [{}, { labels: { a: 'b' } }],
  )

  isRefused(
    'row 3 truthy-nan: what is no integer is not in the language',
    'KILN226',
    `export function call(): boolean {
      return !NaN
    }`,
  )

  behavesAlike(
    'row 4 negation-truthy: a negation has the truth of TypeScript',
    `export function call(xs: string[], text: string, o?: { a: string }): boolean[] {
      return [!xs.length, !xs, !text, !!text, !o, !!o, !!xs, !(xs && text)]
    }`,
    [[], ''],
    [['a'], 'b', { a: '' }],
  )

  behavesAlike(
    'row 5 or-value: `||` gives the operand',
    `export function call(tag: string, count: number, flag: boolean, list?: string[], map?: Record<string, string>): unknown[] {
      const first = tag || 'latest'
      return [first, count || 3, flag || 'off', list || ['none'], map || { none: 'x' }, readFile(tag) || readFile('other')]
    }`,
    ['', 0, false],
    ['x', 1, true, [], {}],
    ['x', 1, true, ['y'], { a: 'b' }],
  )

  behavesAlike(
    'row 6 and-value: `&&` gives the operand',
    `export function call(tag: string, count: number, flag: boolean, list?: string[]): unknown[] {
      const last = tag && 'y'
      return [last, count && 'z', flag && tag, list && list.length, tag && count, readFile(tag) && readFile('next')]
    }`,
    ['', 0, false],
    ['x', 1, true, []],
    ['x', 0, true, ['y']],
  )

  behavesAlike(
    'row 7 or-list-default: an empty array needs no default',
    `export function call(tags?: string[]): number {
      const all = tags || ['latest']
      return all.length
    }`,
    [[]],
    [],
    [['a', 'b']],
  )

  behavesAlike(
    'row 8 nullish-zero: `??` gives way to what is absent only',
    `interface Options { count?: number; name?: string; flag?: boolean; list?: number[] }
    export function call(options: Options): unknown[] {
      const { count, name } = options
      return [count ?? 5, name ?? 'd', options.flag ?? true, options.list ?? [1], readFile('x').length ?? 0]
    }`,
    [{ count: 0, name: '', flag: false, list: [] }],
    [{}],
    [{ count: 7, name: 'n', flag: true, list: [2] }],
  )

  isRefused(
    'row 9 strict-eq-list: arrays have no identity that Jenkins keeps',
    'KILN202',
    `export function call(a: number[], b: number[]): boolean {
      return a === b
    }`,
  )

  isRefused(
    'row 10 strict-eq-map: objects have no identity that Jenkins keeps',
    'KILN202',
    `interface Pod { name: string }
    export function call(a: Pod, pods: Pod[]): boolean {
      return pods.some((pod) => pod !== a)
    }`,
  )

  isRefused(
    'row 11 loose-eq-num-str: `==` is not in the language',
    'KILN201',
    `export function call(a: number, b: number): boolean {
      return a == b
    }`,
  )
  isRefused(
    'row 11 loose-eq-num-str: a number is no text for the types either',
    'TS2367',
    `export function call(a: number): boolean {
      return a == '1'
    }`,
  )

  isRefused(
    'row 12 null-relational: what may be absent is not less or more',
    'TS18048',
    `export function call(a?: number): boolean {
      return a < 1
    }`,
  )
  isRefused(
    'row 12 null-relational: nor what is null',
    'TS18050',
    `export function call(): boolean {
      return null < 1
    }`,
  )

  isRefused(
    'row 13 str-lt-num: text is not less or more than a number',
    'TS2365',
    `export function call(a: string): boolean {
      return a < 9
    }`,
  )
  isRefused(
    'row 13 str-lt-num: nor is what may be text',
    'TS2365',
    `export function call(a: string | number): boolean {
      return a < 9
    }`,
  )

  behavesAlike(
    'row 14 eq-null-undefined: `== null` is true of both, `in` tells an absent key from an absent value',
    `export function call(a: { k: string | null }, b?: string): boolean[] {
      const values: (string | null | undefined)[] = [a.k, b, null, undefined, '', 'x']
      return [...values.map((value) => value == null), ...values.map((value) => value != null), 'k' in a, a.k === null]
    }`,
    [{ k: null }],
    [{ k: '' }, ''],
  )
  isRefused(
    'row 14 eq-null-undefined: where null and undefined are possible, they cannot be told apart',
    'KILN225',
    `export function call(a?: string | null): boolean {
      return a === null
    }`,
  )

  behavesAlike(
    'row 15 bool-string: `Boolean` asks for the truth of a value',
    `export function call(text: string, list: string[], count: number, o?: { a: string }): unknown[] {
      const texts = ['', 'false', '0', text]
      return [Boolean(text), Boolean(list), Boolean(count), Boolean(o), texts.map((one) => Boolean(one)), texts.filter(Boolean)]
    }`,
    ['false', [], 0],
    ['', ['x'], 1, { a: '' }],
  )

  behavesAlike(
    'row 16 typeof-null: `typeof` in a test tells values apart',
    `function kind(value: string | number | boolean | string[] | { a: string } | (() => string)): string {
      if (typeof value === 'string') return 'text ' + value
      if (typeof value === 'number') return 'number'
      if (typeof value === 'boolean') return 'boolean'
      if (typeof value === 'function') return value()
      return typeof value === 'object' && !Array.isArray(value) ? value.a : 'list'
    }
    export function call(value: string | number | boolean | string[] | { a: string }): string[] {
      return [kind(value), kind(() => 'function'), typeof value !== 'string' ? 'no text' : 'text']
    }`,
    [''],
    ['x'],
    [0],
    [3000000000],
    [false],
    [[]],
    [{ a: 'object' }],
  )
  isRefused(
    'row 16 typeof-null: `typeof` as a value has no meaning in Groovy',
    'KILN214',
    `export function call(value: unknown): string {
      return typeof value
    }`,
  )

  behavesAlike(
    'row 17 gstring-instanceof: a template is text',
    `function isText(value: unknown): boolean {
      return typeof value === 'string'
    }
    export function call(n: number): boolean[] {
      const text: unknown = \`x\${n}\`
      return [typeof text === 'string', isText(\`\${n}\`), isText(readFile(\`a\${n}\`)), isText(n)]
    }`,
    [1],
  )

  behavesAlike(
    'row 18 instanceof-list: every array is one',
    `export function call(text: string, unsure: string | string[]): boolean[] {
      const made: unknown[] = [text.split(','), text.split(',').slice(1), Object.keys({ a: 1 }), [text], [...text.split('.')]]
      return [...made.map((one) => Array.isArray(one)), Array.isArray(unsure), Array.isArray(text)]
    }`,
    ['a,b', 'a'],
    ['', []],
    ['x', ['y']],
  )

  behavesAlike(
    'row 19 in-operator: a key with a false value is there',
    `export function call(o: Record<string, unknown>, key: string): boolean[] {
      return [key in o, 'k' in o, !('k' in o), 'class' in o, 'size' in o]
    }`,
    [{ k: false }, 'k'],
    [{ k: 0, size: '' }, 'size'],
    [{}, 'k'],
  )
})
