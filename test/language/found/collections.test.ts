import { programs } from '../same-meaning'

const { behavesAlike } = programs()

describe('found by random programs, of arrays, objects, Maps and Sets', () => {
  behavesAlike(
    'closures in what makes a Set or a Map that is visited',
    `export function call(xs: string[]): unknown[] {
      let text = ''
      for (const unused of xs.find(() => text === '') !== undefined ? new Set(xs) : new Set<string>()) text += unused
      for (const [key, value] of new Map(xs.map((key) => [key, key.length]))) text += key + value
      xs.forEach(() => new Set(xs.map((one) => one + one)).forEach((one) => { text += one }))
      return [text]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'a Map that is made where it is visited, and changes of others',
    `export function call(xs: string[]): unknown[] {
      const other = new Map<string, number>()
      for (const [x, n] of new Map(xs.map((x) => [x, x.length] as const))) other.set(readFile(x), n)
      new Set(xs).forEach((x) => add(other, x))
      return [[...other]]
    }
    function add(map: Map<string, number>, x: string): void {
      map.set(x + x, 1)
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'a value that is looked at behind code that changes it',
    `export function call(n: number, xs: string[]): unknown[] {
      const parts = [
        withEnv(['A=b'], () => {
          n = 1
          return 'abc'
        }).substring([n][0] ?? 0),
        xs.map((x) => {
          n = 2
          return x
        }).concat([\`\${[n][0] ?? 0}\`]),
      ]
      return [parts, n]
    }`,
    [0, ['x']],
  )

  behavesAlike(
    'an object whose variable gets another one in the key of a place in it',
    `export function call(first: Record<string, string>): unknown[] {
      let a = first
      a[withEnv(['A=b'], (): string => {
        a = {}
        return 'k'
      })] = 'x'
      return [first, a]
    }`,
    [{}],
  )

  behavesAlike(
    'an array that is filled with an object that has a closure',
    `interface Task {
      run: () => string
    }
    export function call(): string[] {
      const tasks: Task[] = [...Array.from({ length: 2 }, () => ({ run: (): string => 'a' }))].fill({
        run: (): string => withEnv(['A=b'], () => 'k'),
      })
      return tasks.map((task) => task.run())
    }`,
  )

  behavesAlike(
    'a Set that is one of two that are made where it is visited, and changes of others',
    `export function call(isLong: boolean): string[] {
      const seen = new Set<string>()
      ;(isLong ? new Set(['a', 'b']) : new Set(['c'])).forEach((one) => {
        seen.add(one)
        echo(one)
      })
      return [...seen]
    }`,
    [true],
    [false],
  )

  behavesAlike(
    'arrays that grow and shrink while Array.from and flatMap visit them',
    `export function call(names: string[]): unknown[] {
      const shrunk = [...names]
      const left = Array.from(shrunk, (name) => {
        shrunk.shift()
        return name
      })
      const grown = [...names]
      const all = Array.from(grown, (name) => {
        if (grown.length < 5) grown.push(name + '2')
        return name
      })
      const flat = [...names].flatMap((name, i, own) => {
        own.pop()
        return name
      })
      return [left, all, flat]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'the largest of what an array had before a later argument changed it',
    `export function call(xs: number[]): unknown[] {
      return [Math.max(0, ...xs, xs.push(100)), Math.min(...xs, xs.push(-100)), Math.max(...xs), xs]
    }`,
    [[]],
  )

  behavesAlike(
    'arrays that are joined to one, and that a later argument changes',
    `export function call(xs: string[]): unknown[] {
      const take = (): string => readFile(xs.pop() ?? 'none')
      return [xs.concat(xs, [take()], xs), xs.concat('q', xs, take()), [...xs].concat(xs, xs.push('x') > 2 ? ['y'] : [], xs), xs.concat(...[xs, ['z']], take()), xs]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'a call that changes a collection whose name gets another value meanwhile',
    `export function call(a: number[], b: number[], c: number[], d: number[], e: number[]): unknown[] {
      const renew = (value: number): number => retry(2, () => {
        a = [7]
        b = [8]
        c = [9, 9, 9]
        d = [5]
        e = [6]
        return value
      })
      const lengths = [a.unshift(renew(1)), b.push(renew(2)), b.push(renew(2), 3), e.push(...[renew(1), 2])]
      const filled = c.fill(renew(3))
      const sorted = d.sort((x, y) => { d = [5]; return x - y })
      return [lengths, filled, sorted, a, b, c, d, e]
    }`,
    [[1], [2], [3], [6, 5, 4], []],
  )

  behavesAlike(
    'a part of an object that changes while something is added',
    `export function call(o: { xs: number[] }): unknown[] {
      const renew = (value: number): number => retry(2, () => {
        o.xs = [7]
        return value
      })
      const n = o.xs.push(renew(1))
      const m = o.xs.unshift(renew(1), 2)
      const f = o.xs.fill(renew(1))
      return [n, m, f, o.xs]
    }`,
    [{ xs: [1, 2, 3] }],
  )

  behavesAlike(
    'an assignment where something is absent, of an object whose name gets another value meanwhile',
    `export function call(a: Record<string, string>, b: Record<string, string>): unknown[] {
      const renew = (value: string): string => {
        b = a
        return value
      }
      b['x'] ??= renew('1')
      b = { y: '' }
      b.y ||= retry(2, () => renew('2'))
      b = { z: 'old' }
      const z = (b['z'] &&= renew('3'))
      return [a, b, z]
    }`,
    [{}, {}],
  )

  behavesAlike(
    'an element that the callback itself has taken away, which is absent then, whatever its type says',
    `export function call(a: string[]): unknown[] {
      const seen: (string | undefined)[] = []
      a.find((one) => {
        seen.push(one)
        a.shift()
        return false
      })
      const place = a.findIndex((one) => {
        seen.push(one)
        retry(2, () => a.pop())
        return false
      })
      return [a, place, seen.map((one) => one ?? 'gone')]
    }`,
    [['x', 'y']],
    [['x', 'y', 'z', '']],
  )
})
