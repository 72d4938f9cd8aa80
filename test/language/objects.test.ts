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
})
