import { programs } from './same-meaning'

const { behavesAlike } = programs()

/** Types leave nothing behind, but they decide how a value is treated. */

describe('types', () => {
  behavesAlike(
    'interfaces that extend others, intersections and index signatures',
    `interface Named { readonly name: string }
    interface Sized extends Named { size: number; tags?: readonly string[] }
    type Labelled = { labels: { [key: string]: string } }
    type Both = Sized & Labelled & { extra?: { deep: boolean } }
    type Id = string & { readonly kind: 'id' }
    type Names = string[] & { readonly checked: true }
    interface Table { [name: string]: number | undefined; total: number }
    function idOf(text: string): Id {
      return text as Id
    }
    function describe(both: Both): string {
      return \`\${both.name}:\${both.size}:\${Object.keys(both.labels).join('+')}:\${both.tags?.length ?? 0}:\${both.extra?.deep ?? false}\`
    }
    export function call(both: Both, list: string[]): unknown[] {
      const id = idOf(both.name)
      const names = list as Names
      const table: Table = { total: 0 }
      for (const name of names) {
        table[name] = (table[name] ?? 0) + 1
        table.total += 1
      }
      both.labels[id] = readFile(id)
      const { labels, ...rest } = both
      return [describe(both), id + '!', id.length, names.length, names.map((name) => name + id), table, table['a'] ?? 'none', labels, rest, id ? 'id' : 'no id', names ? 'names' : 'none']
    }`,
    [{ name: 'n', size: 1, labels: { x: 'y' }, tags: ['t'], extra: { deep: true } }, ['a', 'b', 'a']],
    [{ name: '', size: 0, labels: {} }, []],
  )

  behavesAlike(
    'discriminated unions, guards, assertions of what is known, and what is never reached',
    `type Result = { ok: true; value: string } | { ok: false; problems: string[] }
    type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number } | { kind: 'none' }
    function isText(value: unknown): value is string {
      return typeof value === 'string'
    }
    function isPresent<T>(value: T | undefined | null): value is T {
      return value !== undefined && value !== null
    }
    function hasName(value: { name?: unknown; other?: number }): value is { name: string } {
      return 'name' in value && typeof value.name === 'string'
    }
    function unreachable(value: never): never {
      throw new Error(\`not expected: \${value as string}\`)
    }
    function area(shape: Shape): number {
      switch (shape.kind) {
        case 'circle':
          return 3 * shape.radius * shape.radius
        case 'square':
          return shape.side * shape.side
        case 'none':
          return 0
        default:
          return unreachable(shape)
      }
    }
    function parse(text: string): Result {
      if (text === '') return { ok: false, problems: ['empty', readFile('why')] }
      return { ok: true, value: text }
    }
    export function call(values: unknown[], shapes: Shape[], text: string): unknown[] {
      const texts = values.filter(isText)
      const present = [text || undefined, null, 'x'].filter(isPresent).map((one) => one.length)
      const result = parse(text)
      const told = result.ok ? result.value : result.problems.join()
      const named = [{ name: 'n' }, { other: 1 }].filter((one) => hasName(one)).length
      return [texts, present, told, shapes.map((shape) => area(shape)), named, shapes.some((shape) => shape.kind === 'none')]
    }`,
    [['a', 1, null, true, ['b'], {}], [{ kind: 'circle', radius: 2 }, { kind: 'none' }], ''],
    [[], [{ kind: 'square', side: 3 }], 'text'],
  )

  behavesAlike(
    'guards of what could be anything, by `typeof`, `in` and `instanceof`, in both directions',
    `function isObject(value: unknown): boolean {
      return typeof value === 'object' && value !== null
    }
    function isRecord(value: unknown): boolean {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
      return true
    }
    function isPlain(value: unknown): boolean {
      return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error)
    }
    function isNotPlain(value: unknown): boolean {
      return typeof value !== 'object' || value instanceof Error || value === null
    }
    function isTagged(value: unknown): value is { tag: string } {
      return typeof value === 'object' && value !== null && 'tag' in value && typeof value.tag === 'string'
    }
    function isUntagged(value: unknown): boolean {
      return typeof value !== 'object' || value === null || !('tag' in value)
    }
    function nameIn(value: unknown): string {
      if (value instanceof Error || typeof value !== 'object' || value === null) return 'none'
      return 'name' in value && typeof value.name === 'string' ? value.name : 'no name'
    }
    function told(value: Error | string | { tag: string }): string {
      return typeof value === 'object' ? 'object' : value
    }
    export function call(given: unknown[]): unknown[] {
      const values = [...given, new Error('e'), () => readFile('f')]
      return [values.map(isObject), values.map(isRecord), values.map(isPlain), values.map(isNotPlain), values.map((value) => (isTagged(value) ? value.tag : '-')), values.map(isUntagged), values.map(nameIn), [new Error('e'), 'text', { tag: 't' }].map(told)]
    }`,
    [['a', 1, null, true, ['tag'], {}, { tag: 't' }, { tag: 1, name: 'n' }, { name: null }]],
  )

  behavesAlike(
    'generics: of functions, of interfaces, with constraints and defaults',
    `interface Box<T> { value: T; others: T[] }
    type Pair<A, B = A> = readonly [A, B]
    type Keys<T> = { [K in keyof T]?: string }
    type Handlers = { [name in 'start' | 'stop']: (text: string) => string }
    function boxed<T>(value: T, ...others: T[]): Box<T> {
      return { value, others }
    }
    function pluck<T extends { id: number }, K extends keyof T & string>(items: T[], key: K): T[K][] {
      return items.map((item) => item[key])
    }
    function longest<T extends { length: number; name: string }>(items: T[], none: T): T {
      return items.reduce((a, b) => (b.length > a.length ? b : a), none)
    }
    function groupBy<T>(items: T[], keyOf: (item: T) => string): Record<string, T[]> {
      const groups: Record<string, T[]> = {}
      for (const item of items) (groups[keyOf(item)] ??= []).push(item)
      return groups
    }
    function countsOf<K extends string>(keys: K[]): { [P in K]?: number } {
      const counts: { [P in K]?: number } = {}
      for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
      return counts
    }
    function listsOf<K extends string, V>(keys: K[], value: V): Partial<Record<K, V[]>> {
      const lists: Partial<Record<K, V[]>> = {}
      for (const key of keys) (lists[key] ??= []).push(value)
      return lists
    }
    function picked<K extends string, V>(object: Readonly<Record<K, V>>, ...keys: K[]): Partial<Record<K, V>> {
      const result: Partial<Record<K, V>> = {}
      for (const key of keys) if (key in object) result[key] = object[key]
      return result
    }
    interface Point {
      x: number
      y: number
    }
    function first<T>(items: readonly T[]): T | undefined {
      return items[0]
    }
    function swap<A, B>(pair: Pair<A, B>): Pair<B, A> {
      return [pair[1], pair[0]]
    }
    export function call(names: string[], n: number): unknown[] {
      const box = boxed(n, 1, 2)
      const nested = boxed(boxed('x'))
      const keys: Keys<{ a: number; b: number }> = { a: 'A' }
      const handlers: Handlers = { start: (text) => 'start ' + text, stop: (text) => readFile(text) }
      const grouped = groupBy(names, (name) => name.charAt(0))
      const read = groupBy(names, (name) => readFile(name))
      const [b, a] = swap(['a', 1] as const)
      const point: Point = { x: 1, y: 2 }
      const order = ['start', 'stop'] as const
      return [box, nested.value.value, keys, order.map((name) => handlers[name]('x')), grouped, read, a, b, pluck([{ id: 1, name: 'one' }], 'name'), longest([{ length: n, name: 'n' }, { length: 5, name: 'five' }], { length: 0, name: 'none' }), first(names) ?? 'none', first([n]), countsOf([...names, ...names]), listsOf(['a', 'b', 'a'], n), picked(point, 'y')]
    }`,
    [['apple', 'avocado', 'bean'], 7],
    [[], 0],
  )

  behavesAlike(
    'generics whose methods give others of their own for ever',
    `interface Chain<T> {
      readonly items: T[]
      map<U>(change: (one: T) => U): Chain<U>
      pairs(): Chain<T[]>
    }
    function chain<T>(items: T[]): Chain<T> {
      return { items, map: (change) => chain(items.map((one) => change(one))), pairs: () => chain(items.map((one) => [one, one])) }
    }
    export function call(names: string[]): unknown[] {
      const lengths = new Map(names.map((name) => [name, name.length]))
      return [chain(names).map((name) => readFile(name)).map((text) => text.length).items, chain(names).pairs().pairs().items, lengths.size]
    }`,
    [['a', 'bc']],
  )

  behavesAlike(
    '`as const`, `satisfies`, and types that are made of values',
    `const levels = ['low', 'high'] as const
    type Level = (typeof levels)[number]
    const settings = { low: { limit: 1, names: ['a'] }, high: { limit: 2, names: ['b', 'c'] } } satisfies Record<Level, { limit: number; names: string[] }>
    type Setting = (typeof settings)[Level]
    const codes = { ok: 200, missing: 404 } as const
    type Code = (typeof codes)[keyof typeof codes]
    function isLevel(text: string): text is Level {
      return (levels as readonly string[]).includes(text)
    }
    function settingOf(level: Level): Setting {
      return settings[level]
    }
    function nameOf(code: Code): keyof typeof codes {
      return code === codes.ok ? 'ok' : 'missing'
    }
    export function call(text: string): unknown[] {
      const found = isLevel(text) ? settingOf(text).limit : -1
      const local = { mode: 'fast', retries: 2 } as const
      const mode: 'fast' | 'slow' = local.mode
      const point = [1, 2] as const satisfies readonly [number, number]
      const limits = Object.fromEntries(Object.entries(settings).map(([level, { limit }]) => [level, limit]))
      return [found, levels.length, levels.indexOf('high'), mode, point[0] + point[1], nameOf(404), limits, settings.high.names.map((name) => readFile(name)), Object.values(codes).map((code) => nameOf(code))]
    }`,
    ['low'],
    ['other'],
  )

  behavesAlike(
    'optional, readonly, partial and picked properties',
    `interface Options { name: string; count: number; tags: string[]; nested: { on: boolean } }
    function merged(base: Readonly<Options>, given: Partial<Options>): Options {
      return { ...base, ...given }
    }
    function picked(options: Pick<Options, 'name' | 'count'> & Partial<Omit<Options, 'name' | 'count'>>): string {
      return options.name + options.count + (options.tags ?? ['none']).join() + String(options.nested?.on ?? 'unset')
    }
    function required(options: { name?: string }): Required<{ name?: string }> {
      return { name: options.name ?? 'default' }
    }
    export function call(given: Partial<Options>): unknown[] {
      const base: Options = { name: 'base', count: 1, tags: [], nested: { on: false } }
      const all = merged(base, given)
      const record: Record<'a' | 'b', number | null> = { a: 1, b: null }
      const tuple: [string, number?] = given.name === undefined ? ['none'] : [given.name, 1]
      const [one, two = 2] = tuple
      return [all, picked(all), picked({ name: 'p', count: 0 }), required({}), required(given), record.b === null, record, one, two, given.nested?.on === undefined, 'name' in given]
    }`,
    [{}],
    [{ name: 'given', tags: ['t'], nested: { on: true } }],
    [{ name: '', count: 0 }],
  )

  behavesAlike(
    'what could be null or undefined is asked for both at once',
    `interface Node { next?: Node | null; text?: string | null }
    function present<T>(value: T | null | undefined): value is T {
      return value !== null && value !== undefined
    }
    function absent(value: unknown): boolean {
      return value === undefined || value === null || value === ''
    }
    export function call(node: Node, n: number): unknown[] {
      const found: string[] = []
      if (n > 0 && node.text !== undefined && node.text !== null && node.text.length > n) found.push(node.text)
      if (node.next === null || node.next === undefined || readFile('next') === '') found.push('no next')
      const text = node.text !== null && node.text !== undefined ? readFile(node.text) : 'none'
      return [found, text, [node.text, 'x', null].filter(present), absent(node.text), absent(0), present(node.next) && present(node.next.text)]
    }`,
    [{}, 1],
    [{ text: 'text', next: { text: 'n' } }, 2],
    [{ text: null, next: null }, 0],
    [{ text: '', next: {} }, 1],
  )

  behavesAlike(
    'objects whose keys are type parameters',
    `function grouped<K extends string, V>(values: V[], key: (value: V) => K): Partial<Record<K, V[]>> {
      const groups: Partial<Record<K, V[]>> = {}
      for (const value of values) (groups[key(value)] ??= []).push(value)
      return groups
    }
    function filled<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
      const result = {} as Record<K, V>
      for (const key of keys) result[key] = value
      return result
    }
    function changed<T extends Record<string, unknown>, K extends keyof T>(whole: T, key: K, value: T[K]): T {
      return { ...whole, [key]: value }
    }
    function picked<T extends Record<string, unknown>, K extends keyof T & string>(whole: T, ...keys: K[]): Partial<T> {
      const part: Partial<T> = {}
      for (const key of keys) part[key] = whole[key]
      return part
    }
    export function call(names: string[]): unknown {
      const sizes = filled(names, 1)
      const pair = { one: 'x', two: 2 }
      return [grouped(names, (name) => readFile(name).slice(0, 1)), sizes, changed(pair, 'two', 3), picked(pair, 'one'), picked(sizes, ...names)]
    }`,
    [['a', 'ab', 'b', 'toString']],
    [[]],
  )

  behavesAlike(
    'a value that no type has, in the text of an error',
    `type Kind = 'a' | 'b'
    function assertNever(value: never): never {
      throw new Error('not ' + String(value))
    }
    function nameOf(kind: Kind): string {
      switch (kind) {
        case 'a':
          return readFile('first')
        case 'b':
          return 'second'
        default: {
          const rest: never = kind
          throw new Error(\`no \${rest}\`)
        }
      }
    }
    export function call(kind: Kind): string {
      if (kind === 'a' || kind === 'b') return nameOf(kind)
      return assertNever(kind)
    }
    `,
    ['a'],
    ['c'],
  )
})
