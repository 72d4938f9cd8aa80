import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('patterns in declarations', () => {
  behavesAlike(
    'keys may be texts or computed, and the rest is without them',
    `interface Pod { name: string; 'odd-key'?: number; labels: Record<string, string> }
    export function call(pod: Pod, key: string): unknown[] {
      const { 'odd-key': odd = 5, labels: { [key]: one = 'none', ['app' + key]: two, app, ...labels } } = pod
      const { [readFile('name') as 'name']: name, ...others } = pod
      return [odd, one, two ?? null, app ?? null, labels, name, others, pod]
    }`,
    [{ name: 'p', labels: { app: 'a', x: 'y', appx: 'z' } }, 'x'],
    [{ name: 'q', 'odd-key': 0, labels: { '': 'empty' } }, ''],
  )

  behavesAlike(
    'a default that calls something sees what came before it, and changes what comes after it',
    `interface Box { list: string[]; next: { a?: string; b?: string } }
    export function call(box: Box): unknown[] {
      const swap = (): string => {
        box.next = { b: 'swapped' }
        return 'a'
      }
      const { next: { a = swap(), b } } = box
      const { list: [x = add(box.list, 'x'), y = add(box.list, 'y'), z], ...rest } = box
      return [a, b ?? null, x, y, z ?? null, rest, box]
    }
    function add(list: string[], text: string): string {
      list.push(text)
      return readFile(text)
    }`,
    [{ list: ['1', '2', '3'], next: { b: 'first' } }],
    [{ list: [], next: { a: 'A', b: 'B' } }],
  )

  behavesAlike(
    'what is absent at any depth',
    `interface Deep { a?: { b?: { c?: { d: number }[] } } }
    export function call(deep?: Deep): unknown[] {
      const { a: { b: { c: [{ d } = { d: 4 }, ...more] = [] } = {} } = {} } = deep ?? {}
      const {} = deep ?? {}
      const [] = [readFile('x')]
      const [, , third = 'third'] = ['1', '2']
      return [d, more, third]
    }`,
    [],
    [{ a: {} }],
    [{ a: { b: { c: [] } } }],
    [{ a: { b: { c: [{ d: 0 }, { d: 1 }] } } }],
  )

  behavesAlike(
    'the length of text and lists, and the message of an Error',
    `export function call(text: string, list: number[]): unknown[] {
      const { length } = text
      const { length: count } = list
      const { message } = new Error('m')
      try {
        readFile('fail')
        return []
      } catch (error) {
        const { message: caught = 'none' } = error as Error
        return [length, count, message, caught]
      }
    }`,
    ['abc', [1, 2]],
    ['', []],
  )

  behavesAlike(
    'tuples, unions and what a function returns',
    `type Result = { kind: 'ok'; value: string } | { kind: 'bad'; problems: string[]; value?: undefined }
    function pair(n: number): readonly [string, { count: number }] {
      return [readFile('p' + n), { count: n }]
    }
    export function call(results: Result[], n: number): unknown[] {
      const [name, { count }] = pair(n)
      let [a, b = 0] = [n, n + 1]
      b += a
      a = b
      return [name, count, a, b, shown(results[0]!), shown(results[1]!)]
    }
    function shown(result: Result): string {
      const { kind, value = 'absent' } = result
      return kind + value
    }`,
    [
      [
        { kind: 'ok', value: 'v' },
        { kind: 'bad', problems: [] },
      ],
      3,
    ],
  )

  behavesAlike(
    'closures keep the names of a pattern',
    `export function call(pairs: { name: string; n?: number }[]): unknown[] {
      const jobs: (() => string)[] = []
      let i = 0
      while (i < pairs.length) {
        const { name, n = i } = pairs[i]!
        let [count = n] = [n]
        jobs.push(() => { count += 1; return readFile(name + n) + count })
        i += 1
      }
      return [...jobs.map((job) => job()), ...jobs.map((job) => job())]
    }`,
    [[{ name: 'a' }, { name: 'b', n: 5 }]],
  )
})

describe('patterns whose defaults add to the array', () => {
  behavesAlike(
    'go on with what is added, unless the array has ended before',
    `export function call(given: (number | undefined)[]): unknown[] {
      const copy = (): (number | undefined)[] => [...given]
      const first = copy()
      const [a = first.push(5, 6, 7), b, ...c] = first
      const second: (number[] | undefined)[] = given.map((one) => (one === undefined ? undefined : [one]))
      const [, [d = second.push([1], [2])] = [second.push([8], [9])], e, [f] = [second.push([3])], g] = second
      const third = copy()
      let [h, i, j]: (number | undefined)[] = []
      ;[h = third.push(readFile('abc').length, 2), i, j] = third
      const taken = ([k = given.push(4, 4), l]: (number | undefined)[]): unknown => [k, l]
      for (const [m = first.push(1), n] of [first, third]) readFile(\`\${m},\${String(n === undefined)}\`)
      return [a, b, c, d, e, f, g, h, i, j, taken(given), first, second, third]
    }`,
    [[]],
    [[1]],
    [[1, 2]],
  )
})

describe('patterns in assignments', () => {
  behavesAlike(
    'variables change places',
    `export function call(xs: number[]): unknown[] {
      let a = 1
      let b = 2
      let rest: number[] = []
      ;[a, b] = [b, a]
      const first = [a, b]
      ;[a = 7, , b = readFile('b').length, ...rest] = xs
      const ys = [1, 2, 3]
      ;[ys[0], ys[1]] = [ys[1]!, ys[0]!]
      ;[ys[1], ys[2]] = ys as [number, number, number]
      return [first, a, b, rest, ys]
    }`,
    [[]],
    [[5, 6, 7, 8]],
    [[0, 0, 0]],
  )

  behavesAlike(
    'properties, variables and inner patterns get the parts of an object',
    `interface Options { a?: string; b?: { c: number[] }; d?: string }
    export function call(options: Options): unknown[] {
      const target: { name: string; list: number[] } = { name: '', list: [] }
      let a = 'old'
      let c = 0
      let others: Omit<Options, 'a'> = {}
      ;({ a = readFile('a'), b: { c: [c = 3] } = { c: [4] } } = options)
      ;({ a: target.name = 'n', ...others } = options)
      ;({ length: target.list[target.list.length] } = a)
      let o = { next: { next: null as null | string, label: 'inner' }, label: 'outer' } as { next: unknown; label: string }
      let label = ''
      ;({ next: o as unknown, label } = o)
      return [a, c, others, target, label]
    }`,
    [{}],
    [{ a: 'A', b: { c: [0] }, d: 'D' }],
    [{ a: '', b: { c: [] } }],
  )

  behavesAlike(
    'what is assigned to is found before its value',
    `export function call(): unknown[] {
      const log: string[] = []
      const box: { at: string; spots: Record<string, string> } = { at: 'x', spots: {} }
      const place = (): { at: string; spots: Record<string, string> } => { log.push('place'); box.at += 'y'; return box }
      const value = (): string => { log.push('value'); return readFile('v') }
      const none: string[] = []
      ;[place().spots[box.at] = value()] = none
      ;[place().at, box.spots[box.at], place().spots[readFile('key')]] = ['new', 'z', box.at] as [string, string, string]
      return [log, box]
    }`,
  )

  behavesAlike(
    'a counter that an assignment takes from an array has no known size',
    `export function call(xs: number[]): unknown[] {
      let i = 0
      ;[i] = xs as [number]
      const next = i + 1
      let j = 1
      for (const x of xs) [j] = [j * x]
      return [next, j + 1]
    }`,
    [[2147483647, 2]],
  )
})

describe('patterns in loops', () => {
  const loops = (see: string): string => `
    interface Pod { name: string; ports?: number[] }
    export function call(pods: Pod[], o: Record<string, { a?: number }>, labels: { app: string; tier: string }): unknown[] {
      const found: unknown[] = []
      const see = (...texts: unknown[]): void => { for (const text of texts) found.push(text) ${see} }
      for (const { name } of pods) see(name)
      for (const { name, ports: [first = 0] = [] } of pods) see(name + first)
      for (const [key, { a = 1 }] of Object.entries(o)) see(key + a)
      for (const [, { a = 1 }] of Object.entries(o)) see(a)
      for (const [key] of Object.entries(labels)) see(key)
      for (const entry of Object.entries(labels)) see(entry)
      for (let [key, value = 'none'] of Object.entries(labels)) { key += '!'; value += key; see(key, value) }
      for (const [i, x] of ['a', 'b'].entries()) see(x + i)
      for (let [i, x] of ['a', 'b'].entries()) { i += 5; see(x + i) }
      for (const [i, ...rest] of ['a', 'b'].entries()) see(i, rest)
      for (const pair of ['a', 'b'].entries()) see(pair)
      for (const [i, { name, ...others }] of pods.entries()) see(i, name, others)
      for (const [[a, b = a], ...more] of [[['x']], [['y', 'z'], ['more']]] as [[string, string?], ...[string, string?][]][]) see(a, b, more)
      const map = new Map(Object.entries(o))
      for (const [key, { a = 0 }] of map) see(key + a)
      for (const { a = 7 } of map.values()) see(a)
      for (const [, value] of map) see(value)
      for (const [key, value] of Object.entries(o)) { delete o[key]; see(key, value) }
      return [found, o]
    }`
  const values = [
    [{ name: 'p' }, { name: 'q', ports: [80] }],
    { k: {}, l: { a: 0 }, 1: { a: 3 } },
    { app: 'x', tier: 'y' },
  ]

  behavesAlike('of pure code', loops(''), values, [[], {}, { app: '', tier: '' }])
  behavesAlike('around steps', loops("; readFile('see')"), values, [[], {}, { app: '', tier: '' }])

  behavesAlike(
    'each round has names of its own',
    `export function call(o: Record<string, number>): unknown[] {
      const jobs: (() => string)[] = []
      for (const [i, x] of ['a', 'b'].entries()) jobs.push(() => x + i)
      for (const [key, value] of Object.entries(o)) jobs.push(() => key + value)
      for (const [key, value] of new Map(Object.entries(o))) jobs.push(() => readFile(key + value))
      for (let [i, { n = i }] of [{ n: 5 }, {}].map((one: { n?: number }, i) => [i, one] as const)) {
        jobs.push(() => \`\${i} \${n}\`)
        n += 10
      }
      return jobs.map((job) => job())
    }`,
    [{ k: 1, l: 2 }],
  )

  behavesAlike(
    'a default of a loop can be a step',
    `export function call(pods: { name?: string }[]): string[] {
      const names: string[] = []
      for (const { name = readFile('none') } of pods) names.push(name)
      return names
    }`,
    [[{}, { name: 'a' }]],
  )

  behavesAlike(
    'a loop may assign to what is declared outside',
    `export function call(pods: { name?: string; at: [number, number] }[]): unknown[] {
      const found: unknown[] = []
      let x = 'before'
      for (x of ['p', 'q']) found.push(x)
      const box = { at: 0, last: 0 }
      for (box.at of [1, 2]) found.push(readFile(String(box.at)))
      for ({ name: x = 'none', at: [box.at, box.last] } of pods) found.push(x, box.at, box.last)
      for ([box.at, x] of [[5, 'five']] as [number, string][]) readFile(x)
      const late = (): string => x
      for (x of ['r', 's']) found.push(late())
      return [found, x, box]
    }`,
    [[{ at: [1, 2] }, { name: 'n', at: [3, 4] }]],
    [[]],
  )
})

describe('parameters with defaults and patterns', () => {
  behavesAlike(
    'defaults and patterns are evaluated from left to right',
    `interface Options { name?: string; tags?: string[] }
    function waits({ name = readFile('name'), tags: [tag = readFile('tag')] = [] }: Options = {}, suffix = readFile('suffix' + name), [first] = [suffix + tag]): string {
      return name + tag + suffix + (first ?? '')
    }
    function pure({ name = 'n', tags: [tag = name] = [] }: Options = {}, suffix = name + tag, size = suffix.length): string {
      return name + tag + suffix + size
    }
    export function call(options: Options): unknown[] {
      const arrow = ({ name = 'n' }: Options, suffix = name + '!'): string => name + suffix
      return [arrow(options), arrow({}, 'x'), waits(), waits(options), waits({}, 's'), waits({ tags: ['t'] }, undefined, ['f']), pure(), pure(options), pure({}, 'x', 0)]
    }`,
    [{}],
    [{ name: '', tags: [] }],
    [{ name: 'N', tags: ['T'] }],
  )

  behavesAlike(
    'a closure has defaults and patterns of its own, whoever calls it',
    `type Render = (text?: string, options?: { upper?: boolean; times?: number }) => string
    function twice(render: Render): string[] {
      return [render(), render('a'), render('b', { times: 2 }), render(undefined, {})]
    }
    function maker(prefix = 'p'): Render {
      return (text = prefix, { times = 1 } = {}) => text + times
    }
    export function call(): unknown[] {
      const plain: Render = (text = 'none', { upper = false, times = 1 } = {}) => (upper ? text.toUpperCase() : text) + times
      const waits: Render = (text = readFile('text'), { times = text.length } = { times: 3 }) => readFile(text + times)
      const table: Record<string, Render> = { plain, waits }
      return [twice(plain), twice(waits), twice(maker()), twice(maker('q')), plain('z', { upper: true }), Object.keys(table)]
    }`,
  )

  behavesAlike(
    'an argument that is missing is none of the variables around the closure',
    `type Show = (text?: string, more?: string) => string
    function shown(show: Show): string {
      return show() + show('given') + show()
    }
    function twice(show: () => string): string {
      return show() + show()
    }
    export function call(): unknown[] {
      const read: Show = (text, more) => { readFile('r'); return (text ?? 'none') + (more ?? '') }
      const change: Show = (text, more = text) => { text ??= 'none'; text += '!'; more = text + (more ?? '-'); return more }
      const text = 'outer'
      let more = 'more'
      const same: () => string = change
      const found = [shown(read), shown(change), twice(same), twice(read), read(), change('x')]
      more += text
      if (more !== '') {
        const inner: Show = (text) => text ?? 'nothing'
        const text = 'later'
        found.push(shown(inner), text)
      }
      return [...found, more, shown((found) => found ?? 'no one')]
    }`,
  )

  behavesAlike(
    'a function handed on inside itself leaves its parameters alone',
    `interface Tree { name: string; children?: Tree[] }
    function names(tree: Tree): string[] {
      return [...(tree.children ?? []).flatMap(names), tree.name]
    }
    export function call(tree: Tree): string[] {
      return names(tree)
    }`,
    [{ name: 'a', children: [{ name: 'b', children: [{ name: 'c' }] }] }],
  )

  behavesAlike(
    'a parameter can be changed, also one with a default',
    `export function call(): unknown[] {
      const count = (n = 1, list: number[] = []): number[] => {
        n += 1
        list.push(n)
        if (n < 3) return count(n, list)
        return list
      }
      return [count(), count(2), total(1), total(1, 5)]
    }
    function total(n: number, more = n): number {
      more += n
      n = more
      return n + more
    }`,
  )
})

describe('what cannot be taken apart', () => {
  isRefused(
    'a default beside null, which in Groovy is what undefined is',
    'KILN225',
    `export function call(o: { a?: string | null }): unknown {
      const { a = 'x' } = o
      return a
    }`,
  )
  isRefused(
    'a default of a parameter that may be null',
    'KILN225',
    `function f(a: string | null = 'x'): string | null { return a }
    export function call(): unknown {
      return f(null)
    }`,
  )
  isRefused(
    'a method of an array by its name',
    'KILN137',
    `export function call(xs: string[]): unknown {
      const { join } = xs
      return [join]
    }`,
  )
})
