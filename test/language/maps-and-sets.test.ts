import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('Map and Set', () => {
  behavesAlike(
    'objects that hold some are taken apart, copied, asked for their names, and handed on by their type',
    `interface A { n: number; m: Map<string, number>; s?: Set<string>; o: { m: Map<string, string> } }
    interface Nest<T> { v: T; inner?: Nest<T[]> }
    export function call(nest: Nest<string>): unknown[] {
      const a: A = { n: 1, m: new Map([['x', 1]]), o: { m: new Map([['k', 'v']]) } }
      const { n, ...rest } = a
      const { m, s = new Set(['d']), o: { m: inner } } = a
      const { n: again } = a
      const list = [a, { ...a, n: 2 }]
      const [{ n: first } = a, ...more] = list
      const keys = Object.keys(a).join()
      const names = Object.keys(rest)
      const vals = Object.values({ p: new Map([['q', 1]]) }).map((x) => x.size)
      const ents = Object.entries({ p: new Map([['q', 1]]) }).map(([k, x]) => k + x.size)
      const copy = Object.assign({}, a, { n: 7 })
      const has = Object.hasOwn(a, 'm') && 'm' in a
      const picked = list.map(({ n, m }) => n + m.size)
      const sorted = [...list].sort((x, y) => y.n - x.n).map((x) => x.m.get('x') ?? 0)
      const found = list.find((x) => x.n === 2)?.m.get('x')
      const grouped = list.reduce<Record<string, A[]>>((g, x) => ({ ...g, [\`k\${x.n}\`]: [...(g[\`k\${x.n}\`] ?? []), x] }), {})
      const maps = new Map(list.map((x) => [\`\${x.n}\`, x.m] as const))
      for (const { m, n } of list) echo(\`\${n}\${m.size}\`)
      let b = a
      b = { ...b, m: new Map([...b.m, ['y', 2]]) }
      const f = ({ m }: A): number => m.size
      const g = (x: { m: Map<string, number> }): number => x.m.size
      return [n, rest.m.size, m.get('x') ?? 0, [...s], inner.get('k') ?? '', again, first, more.length, keys, names, vals, ents, copy.m.size, has, picked, sorted, found ?? 0, Object.keys(grouped), maps.size, b.m.size, f(b), g(b), nest.v, JSON.stringify(nest)]
    }`,
    [{ v: 'a' }],
  )

  behavesAlike(
    'a Map is filled, asked and emptied',
    `export function call(names: string[]): unknown[] {
      const counts = new Map<string, number>()
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
      const before = [counts.size, counts.has('a'), counts.get('a') ?? 'none', counts.get('zz') === undefined]
      const removed = [counts.delete('a'), counts.delete('a')]
      const keys = [...counts.keys()]
      const values = Array.from(counts.values())
      const entries = [...counts.entries()]
      const pairs = [...counts]
      counts.clear()
      return [before, removed, keys, values, entries, pairs, counts.size]
    }`,
    [['a', 'b', 'a', 'c']],
    [[]],
  )

  behavesAlike(
    'a Map keeps the order of first insertion, and the type of its keys',
    `export function call(n: number): unknown[] {
      const numbers = new Map<number, string>([[2, 'two'], [1, 'one'], [n, 'n']])
      numbers.set(2, 'again').set(4294967296, 'big')
      const flags = new Map([[true, 'yes'], [false, 'no']])
      const texts = new Map([['10', 'a'], ['9', 'b']])
      const made = new Map(Object.entries({ x: 1, y: 2 }))
      const copy = new Map(numbers)
      copy.delete(2)
      return [[...numbers.keys()], [...numbers.values()], numbers.get(n), numbers.get(4294967295 + 1), flags.get(n > 1), [...texts.keys()], texts.get('9'), made.get('y'), copy.size, numbers.size, [...numbers.keys()].map((key) => key + 1)]
    }`,
    [1],
    [7],
    [3000000000],
  )

  behavesAlike(
    'a Map and a Set are visited, with steps and without',
    `export function call(names: string[]): unknown[] {
      const lengths = new Map(names.map((name) => [name, name.length] as const))
      const seen = new Set(names)
      const found: string[] = []
      for (const [name, length] of lengths) found.push(name + length)
      for (const [name, length] of lengths) found.push(readFile(name + length))
      for (const [name, length] of lengths.entries()) {
        if (length === 1) continue
        found.push(readFile(name))
      }
      for (const name of lengths.keys()) found.push(name)
      for (const length of lengths.values()) found.push(readFile(\`\${length}\`))
      for (const name of seen) found.push(name)
      for (const name of seen) found.push(readFile(name))
      for (const name of seen.values()) found.push(name + '!')
      lengths.forEach((length, name) => { found.push(name + length) })
      lengths.forEach((length, name) => { found.push(readFile(name + length)) })
      seen.forEach((name) => found.push(name))
      seen.forEach((name) => { readFile(name) })
      return found
    }`,
    [['a', 'bb', 'a']],
    [[]],
  )

  behavesAlike(
    'a Set holds each value once',
    `export function call(xs: string[], n: number): unknown[] {
      const set = new Set<string>()
      for (const x of xs) set.add(x)
      const numbers = new Set([n, n, n + 1, 4294967296])
      const empty = new Set<number>()
      const chained = new Set<string>().add('a').add('b').add('a')
      const union = new Set([...set, ...chained])
      const common = [...set].filter((x) => chained.has(x))
      const copy = new Set(set)
      const removed = [copy.delete('a'), copy.delete('zz')]
      const sizes = [set.size, numbers.size, empty.size, chained.size, union.size, copy.size]
      copy.clear()
      return [[...set], [...numbers], sizes, common, removed, copy.size, set.has('a'), numbers.has(4294967295 + 1), Array.from(union, (x) => x + '!'), [...union].sort(), new Set('a,b,a'.split(',')).size]
    }`,
    [['a', 'c', 'a'], 1],
    [[], 4294967295],
  )

  behavesAlike(
    'they outlive a step, and are passed on and returned',
    `interface Cache { hits: Map<string, number>; names: Set<string>; none?: Map<string, string> }
    function fill(cache: Cache, name: string): Cache {
      cache.hits.set(name, (cache.hits.get(name) ?? 0) + readFile(name).length)
      cache.names.add(name)
      return cache
    }
    function names(cache: ReadonlyMap<string, number>, set: ReadonlySet<string>): string[] {
      return [...cache.keys()].filter((name) => set.has(name))
    }
    export function call(): unknown[] {
      const cache: Cache = { hits: new Map(), names: new Set(['start']) }
      fill(cache, 'a')
      readFile('x')
      fill(fill(cache, 'bb'), 'a')
      const nested = new Map([['x', new Map([['y', ['z']]])]])
      nested.get('x')?.get('y')?.push('more')
      return [[...cache.hits], [...cache.names], names(cache.hits, cache.names), nested.get('x')?.get('y'), cache.none?.get('a') ?? 'none', cache.none?.size ?? 0, Object.fromEntries(cache.hits)]
    }`,
  )

  behavesAlike(
    'a Map of lists groups values',
    `export function call(words: string[]): unknown[] {
      const groups = new Map<string, string[]>()
      for (const word of words) {
        const group = groups.get(word.charAt(0)) ?? []
        group.push(word)
        groups.set(word.charAt(0), group)
      }
      if (groups) readFile('truthy')
      return [...groups].map(([letter, group]) => letter + group.join('+'))
    }`,
    [['ant', 'bee', 'ape']],
    [[]],
  )

  isRefused(
    'a Map is not changed by the loop over it',
    'KILN150',
    `export function call(map: Map<string, number>): void {
      for (const [key] of map) map.set(key + key, 1)
    }`,
  )
  behavesAlike(
    'an array is made of one by a callback',
    `export function call(names: string[]): unknown[] {
      const set = new Set(names)
      const map = new Map(names.map((name) => [name, name.length]))
      const double = (name: string): string => name + name
      return [Array.from(set, (x) => x + '!'), Array.from(set, (x, i) => readFile(x + i)), Array.from(set, double), Array.from(map, ([name, n]) => name + n), Array.from(map.keys(), (x, i) => x + i), Array.from(map.values(), (n) => n + 1)]
    }`,
    [['a', 'bb', 'a']],
    [[]],
  )

  isRefused(
    'a Set is not changed by the callback that visits it',
    'KILN150',
    `export function call(set: Set<string>): string[] {
      return Array.from(set, (x) => {
        set.delete(x)
        return x
      })
    }`,
  )
  isRefused(
    'a Map has no JSON',
    'KILN401',
    `export function call(): string {
      return JSON.stringify(new Map([['a', 1]]))
    }`,
  )
  isRefused(
    'a Map is not forgotten to be one',
    'KILN300',
    `interface Cache { hits: Map<string, number> }
    interface Sized { size: number }
    function size(value: Sized): number {
      return value.size
    }
    function id<T>(value: T): T {
      return value
    }
    export function call(cache: Cache, set: Set<string>): unknown[] {
      const kept: Cache | undefined = id(cache)
      const forgotten: unknown = cache
      const list: unknown[] = []
      list.push({ in: [set] })
      return [kept.hits.size, forgotten == null, size(set), list.length]
    }`,
  )
  isRefused(
    'a Map is not told from an object',
    'KILN215',
    `export function call(value: Map<string, string> | { kind: string }): boolean {
      return value instanceof Map
    }`,
  )

  behavesAlike(
    'they are told from other values, and are always true',
    `type Value = string | number | Map<string, number> | Set<string> | string[] | undefined
    function tell(value: Value): string {
      if (value instanceof Map) return 'map of ' + value.size
      if (value instanceof Set) return 'set of ' + [...value].join('+')
      if (typeof value === 'object') return 'list of ' + value.length
      return typeof value === 'string' ? 'text' : value === undefined ? 'nothing' : 'number'
    }
    function isObject(value: string | Set<string> | Map<string, number>): boolean {
      return typeof value === 'object'
    }
    export function call(): unknown[] {
      const empty = new Map<string, number>()
      const none: Set<string> | undefined = undefined
      const chosen = empty || new Map([['other', 1]])
      const words = [empty ? 'true' : 'false', !new Set() ? 'false' : 'true', none ? 'some' : 'none', chosen.size]
      const kinds = [tell(empty), tell(new Set(['a', readFile('b')])), tell(['x']), tell(''), tell(1), tell(undefined)]
      return [words, kinds, isObject(empty), isObject(new Set()), isObject('')]
    }`,
  )

  behavesAlike(
    'changes are made in the order of evaluation',
    `export function call(names: string[]): unknown[] {
      const map = new Map<string, number>([['z', 26]])
      const set = new Set<string>(['z'])
      const log: string[] = []
      const said = (text: string): string => {
        log.push(text + map.size + set.size)
        return text
      }
      const first = [map.size, map.set(said('a'), said('b').length).size, map.delete(said('a')), map.size]
      const second = [[...set], set.add(said('c')).size, set.delete('z'), [...set]]
      const third = [map.get('z'), map.set('z', 1).get('z'), map.get('z')]
      const made = new Map([[said('k'), names.map((name) => readFile(said(name)))], [said('l'), [said('m')]]])
      const flags = new Set([names.length > 1, false]).add(true).add(false)
      const both = names.map((name) => set.has(name) || set.add(name).has(readFile(name)))
      const has = (name: string): boolean => map.has(name) && !map.delete(name)
      return [first, second, third, [...made], [...flags], both, has('z'), has('z'), log, map.size]
    }`,
    [['p', 'q']],
    [[]],
  )

  behavesAlike(
    'they are visited by loops that leave, skip and nest, and whose closures remember',
    `export function call(words: string[]): unknown[] {
      const byLength = new Map<number, string[]>()
      for (const word of words) {
        const found = byLength.get(word.length)
        if (found === undefined) byLength.set(word.length, [word])
        else found.push(word)
      }
      const log: string[] = []
      const jobs: (() => string)[] = []
      outer: for (const [length, group] of byLength) {
        for (const word of new Set(group)) {
          if (word === 'stop') break outer
          if (word === 'skip') continue outer
          log.push(word + readFile(\`\${length}\`))
        }
        jobs.push(() => group.join('+') + length)
      }
      for (const length of byLength.keys()) jobs.push(() => \`\${length}\`)
      byLength.forEach((group, length) => jobs.push(() => group.length + ' of ' + length))
      new Set(words).forEach((word) => {
        if (word === 'skip') return
        jobs.push(() => word)
      })
      for (const group of byLength.values()) {
        if (group.length > 1) continue
        log.push(group.join())
      }
      for (const entry of [...byLength]) entry[1].push('added')
      const copy = new Map([...byLength].slice(1))
      const sum = [...byLength.keys()].reduce((a, b) => a + b, 0)
      return [log, jobs.map((job) => job()), [...copy.keys()], sum, [...byLength.values()].map((group) => group.length)]
    }`,
    [['a', 'bb', 'c', 'bb', 'ddd']],
    [['a', 'skip', 'stop', 'ddd']],
    [[]],
  )
})
