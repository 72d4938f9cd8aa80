import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('objects', () => {
  behavesAlike(
    'literals, with shorthand, computed and quoted keys',
    `export function call(name: string, value: number): unknown {
      const key = \`\${name}-key\`
      return { name, [key]: value, [name]: 'x', 'a.b': 1, default: 2, true: 3, null: 4, class: 5, size: 6, nested: { name } }
    }`,
    ['n', 1],
  )

  behavesAlike(
    'properties whose names Map has methods or meanings for',
    `export function call(): unknown[] {
      const o: Record<string, string> = { size: 's', class: 'c', empty: 'e', keySet: 'k', it: 'i', metaClass: 'm' }
      const p = { size: 1, class: 'x' }
      p.size += 1
      return [o['size'], o['class'], o['empty'], o['keySet'], o['metaClass'], p.size, p.class, Object.keys(o), o['none']]
    }`,
  )

  behavesAlike(
    'a computed key finds what was stored under another one',
    `export function call(n: number): unknown[] {
      const o: Record<string, string> = {}
      o[\`k\${n}\`] = 'v'
      const key = 'k' + n
      return [o['k1'], o[key], o[\`k\${n}\`], 'k1' in o, { [\`k\${n}\`]: 1 }, Object.keys(o).includes('k1')]
    }`,
    [1],
  )

  behavesAlike(
    'spread makes a new object, the later key wins and keeps its place',
    `interface Options { a?: string; b?: string; c?: string }
    export function call(given?: Options): unknown[] {
      const defaults: Options = { a: 'da', b: 'db' }
      const merged = { ...defaults, ...given, c: 'c' }
      merged.a = 'changed'
      const copy = { ...defaults }
      copy.b = 'copied'
      const front = { c: 'first', ...given }
      return [merged, defaults, copy, front, Object.keys(merged), Object.keys(front)]
    }`,
    [],
    [{ b: 'gb' }],
    [{ c: 'gc', b: 'gb' }],
  )

  behavesAlike(
    'nested spread of what may be absent',
    `interface Resources { requests?: Record<string, string>; limits?: Record<string, string> }
    export function call(given?: Resources): unknown {
      const defaults: Resources = { requests: { cpu: '1' }, limits: {} }
      return { requests: { ...defaults.requests, ...given?.requests }, limits: { ...defaults.limits, ...given?.limits } }
    }`,
    [],
    [{ requests: { cpu: '2', memory: '1Gi' } }],
    [{ limits: { memory: '2Gi' } }],
  )

  behavesAlike(
    'conditional parts',
    `export function call(a?: string): unknown {
      return { x: 1, ...(a === undefined ? {} : { a }) }
    }`,
    [],
    ['a'],
  )

  behavesAlike(
    'deletion and dynamic keys',
    `export function call(names: string[]): unknown[] {
      const o: Record<string, number> = {}
      for (const name of names) o[name] = (o[name] ?? 0) + 1
      const count = Object.keys(o).length
      delete o['a']
      for (const name of names) if (name !== 'b') delete o[name]
      return [count, o, Object.values(o)]
    }`,
    [['a', 'b', 'a', 'c']],
  )

  behavesAlike(
    'taking apart',
    `interface Point { x: number; y: number; label?: string }
    export function call(point: Point): unknown[] {
      const { x, y: height, label } = point
      const { name, list } = made(x)
      return [x, height, label, name, list]
    }
    function made(x: number): { name: string; list: number[] } {
      return { name: readFile('n'), list: [x] }
    }`,
    [{ x: 1, y: 2 }],
    [{ x: 1, y: 2, label: '' }],
  )

  behavesAlike(
    'discriminated unions and guards',
    `type Cache = { type: 'registry'; ref: string } | { type: 'local'; path: string } | { type: 'none' }
    export function call(caches: Cache[]): string[] {
      return caches.map((cache) => argument(cache))
    }
    function argument(cache: Cache): string {
      switch (cache.type) {
        case 'registry':
          return \`type=registry,ref=\${cache.ref}\`
        case 'local':
          return 'type=local,dest=' + cache.path
        case 'none':
          return ''
      }
    }`,
    [[{ type: 'registry', ref: 'r' }, { type: 'local', path: 'p' }, { type: 'none' }]],
  )

  behavesAlike(
    'objects are shared, not copied',
    `interface Counter { count: number }
    export function call(): unknown[] {
      const counter: Counter = { count: 0 }
      const list = [counter, counter]
      step(counter)
      step(list[1]!)
      readFile('a')
      list[0]!.count += 10
      return [counter.count, list]
    }
    function step(counter: Counter): void {
      counter.count += 1
    }`,
  )

  behavesAlike(
    'a spread of what may be absent, chosen by a condition',
    `export function call(isFirst: boolean, a: { x?: number } | undefined, b: { x?: number } | undefined): unknown {
      return { ...(isFirst ? a : b), y: 2 }
    }`,
    [true, { x: 1 }, null],
    [true, null, { x: 1 }],
    [false, { x: 1 }, null],
  )

  behavesAlike(
    'methods, which need no `this`',
    `interface Shape { name: string; area(): number; scaled?(by: number): string; note(text?: string): void }
    export function call(n: number): unknown[] {
      const log: string[] = []
      let calls = 0
      const shape: Shape = {
        name: 'square',
        area() {
          calls++
          return n * n
        },
        scaled(by) {
          if (by < 0) return 'negative'
          return readFile(\`\${by * n}\`)
        },
        note(text = 'none') {
          log.push(text)
        },
        ['com' + 'puted']() {
          return 1
        },
      }
      const { area, scaled } = shape
      shape.note()
      shape.note('x')
      const plain: Shape = { name: 'plain', area: () => 0, note() { log.push('plain') } }
      plain.note()
      const done: unknown = plain.note('y')
      return [shape.area(), shape.scaled?.(2), shape.scaled?.(-1), plain.scaled?.(1) ?? 'no', area(), scaled?.(1), calls, log, done == null, [1, 2].map((one) => shape.area() + one), Object.keys(shape)]
    }`,
    [3],
    [0],
  )

  behavesAlike(
    'what is evaluated in the order of writing, and spread before what follows',
    `export function call(o: Record<string, number>, names: string[]): unknown[] {
      const log: string[] = []
      const said = (text: string): string => {
        log.push(text)
        return text
      }
      const change = (): number => {
        o['changed'] = (o['changed'] ?? 0) + 1
        log.push('change')
        return o['changed']
      }
      const first = { [said('a')]: said('b'), ...o, [said('c')]: names.map((name) => readFile(said(name))), last: said('d') }
      const second = { ...o, x: change() }
      const third = { y: change(), ...o, z: change(), ...o }
      const fourth = { ...o, w: names.map((name) => readFile(name) + change()) }
      const fifth = Object.assign({}, o, { v: change() })
      const sixth = Object.assign(o, { u: change() }, { t: change(), u: 'later' })
      return [first, second, third, fourth, fifth, sixth, o, log]
    }`,
    [{ n: 1 }, ['p', 'q']],
    [{}, []],
  )

  behavesAlike(
    'what is no object adds nothing',
    `export function call(name: string, n: number, flag: boolean, o?: { a: number }): unknown[] {
      const maybe = flag && { b: 2 }
      return [
        { ...(flag && { a: 1 }), ...(!flag && { b: 2 }) },
        { x: 0, ...(n > 1 ? { n } : undefined), ...(name === '' ? null : { name }) },
        { ...(o && { o }), ...(flag ? o : { c: 3 }), y: 1 },
        { ...maybe, z: 1 },
        { ...(flag && o), ...(flag && n > 1 && { both: readFile('both') }) },
        { ...(flag ? { read: [name].map((one) => readFile(one)) } : {}) },
        Object.assign({ a: 0 }, flag && { a: 1 }, o, undefined, null),
      ]
    }`,
    ['', 0, false],
    ['n', 2, true, { a: 5 }],
    ['n', 1, false, { a: 0 }],
  )

  behavesAlike(
    '`delete` says that the property is gone',
    `export function call(o: Record<string, number>, key: string): unknown[] {
      const results = [delete o['a'], delete o[key], delete o['never']]
      const forget = (name: string): boolean => delete o[name]
      if (delete o['b'] && forget('c')) results.push(key in o)
      return [results, o]
    }`,
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, 'd'],
    [{}, 'x'],
  )

  behavesAlike(
    'a property of a table is read where objects of its type are changed',
    `interface State { count: number; label: string }
    const initial: Readonly<State> = { count: 1, label: 'a' }
    function grow(state: State): void {
      state.count += initial.count
      state.label += readFile(initial.label.toUpperCase())
    }
    export function call(): unknown[] {
      const state = { count: initial.count, label: initial['label'] }
      grow(state)
      return [state, initial.count, initial.label.length]
    }`,
  )
})
