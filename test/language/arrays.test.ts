import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('arrays', () => {
  behavesAlike(
    'methods with a callback that calls no step',
    `export function call(xs: string[], ns: number[]): unknown[] {
      return [
        xs.map((x) => x + '!'),
        xs.filter((x) => x.length > 1),
        xs.filter((x) => x),
        xs.find((x) => x === 'bb'),
        xs.findIndex((x) => x === 'bb'),
        xs.some((x) => x === 'bb'),
        xs.every((x) => x !== ''),
        xs.flatMap((x) => [x, x]),
        ns.reduce((sum, n) => (n > sum ? n : sum), 0),
        xs.reduce((all, x) => all + x, ''),
        xs.map((x) => ({ name: x, list: [x] })),
      ]
    }`,
    [
      ['a', 'bb', ''],
      [3, 1, 2],
    ],
    [[], []],
  )

  behavesAlike(
    'methods with a callback that calls a step',
    `export function call(xs: string[]): unknown[] {
      const mapped = xs.map((x) => readFile(x))
      const kept = xs.filter((x) => readFile(x) !== 'a')
      const found = xs.find((x) => readFile(x) === 'bb')
      const position = xs.findIndex((x) => readFile(x) === 'bb')
      const some = xs.some((x) => readFile(x) === 'bb')
      const every = xs.every((x) => readFile(x) === 'a')
      const flat = xs.flatMap((x) => [readFile(x), x])
      const joined = xs.reduce((all, x) => all + readFile(x), '')
      xs.forEach((x) => echo(x))
      xs.forEach((x, i) => {
        const text = readFile(x)
        if (i === 1) return
        echo(text)
      })
      return [mapped, kept, found, position, some, every, flat, joined, xs.map((x) => readFile(x)).length]
    }`,
    [['a', 'bb', 'c']],
    [[]],
    [['a']],
  )

  behavesAlike(
    'callbacks that take the index',
    `export function call(xs: string[]): unknown[] {
      return [
        xs.map((x, i) => x + i),
        xs.filter((x, i) => xs.indexOf(x) === i),
        xs.find((_, i) => i === 1),
        xs.findIndex((x, i) => x === 'b' && i > 1),
        xs.some((x, i) => x === 'a' && i === 2),
        xs.every((x, i) => x === 'a' || i > 0),
        xs.reduce((all, x, i) => all + i + x, ''),
        pure(xs),
      ]
    }
    function pure(xs: string[]): string[] {
      return xs.filter((x, i) => i > 0 && x !== '').map((x, i) => x + readable(i))
    }
    function readable(i: number): string {
      return \`#\${i}\`
    }`,
    [['a', 'b', 'a', 'b']],
    [[]],
  )

  behavesAlike(
    'callbacks with a block',
    `export function call(xs: string[]): unknown[] {
      const long = xs.map((x) => {
        const text = readFile(x)
        return text + text
      })
      const early = xs.map((x) => {
        if (x === 'a') return 'first'
        return readFile(x)
      })
      const pure = xs.map((x) => {
        if (x === 'a') return 'first'
        const text = x + x
        return text
      })
      const nested = xs.map((x) => xs.filter((y) => y !== x).map((y) => readFile(x + y)))
      return [long, early, pure, nested]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'searching and joining',
    `export function call(xs: string[], ns: number[], bs: boolean[]): unknown[] {
      return [
        xs.includes('a'), xs.includes(\`\${xs.length}\`), xs.indexOf('b'), xs.indexOf('none'),
        ns.includes(1), ns.indexOf(3000000000), bs.includes(false),
        xs.join(), xs.join(''), ns.join('-'), bs.join(' '),
      ]
    }`,
    [['a', 'b', 'a', '3'], [1, 3000000000], [true]],
    [[], [], []],
  )

  behavesAlike(
    'elements, parts and copies',
    `export function call(xs: string[]): unknown[] {
      const last = xs.at(-1)
      const copy = [...xs]
      copy.push('new', 'newer')
      const both = [...xs, 'x', ...copy]
      both.push('y')
      const part = xs.slice(1)
      part.push('z')
      const [first, second] = xs
      return [xs[0], xs[5], last, xs.length, copy, both, part, xs.slice(), xs.slice(0, 2), xs.slice(1, 2), xs.slice(5),
        xs.concat(['c'], []), [...xs], first, second, [...new Set(xs)], [[...xs]], xs]
    }`,
    [['a', 'b', 'a']],
    [[]],
  )

  behavesAlike(
    'elements that are assigned',
    `export function call(n: number): unknown[] {
      const xs = ['a', 'b', 'c']
      xs[1] = 'x'
      xs[2] = xs[2]! + 'y'
      for (let i = 0; i < xs.length; i++) xs[i] = xs[i]! + i
      const rows: number[][] = [[1], [2]]
      rows[0]!.push(n)
      rows[1]![0] = n
      return [xs, rows]
    }`,
    [7],
  )

  behavesAlike(
    'spreading what may be absent',
    `export function call(xs?: string[], ys?: string[]): unknown[] {
      const all = [...(xs ?? []), ...(ys ?? ['none'])]
      for (const x of xs ?? []) echo(x)
      return all
    }`,
    [],
    [['a'], []],
  )

  behavesAlike(
    'objects in lists',
    `interface Login { registry?: string; id: string }
    export function call(logins: Login[]): unknown[] {
      const registries = logins.map((login) => login.registry ?? 'docker.io')
      const twice = registries.filter((registry, i) => registries.indexOf(registry) !== i)
      const first = logins.find((login) => login.registry === undefined)
      return [registries, twice, first, first?.id, logins.some((login) => login.id === 'b')]
    }`,
    [[{ id: 'a' }, { registry: 'x', id: 'b' }, { registry: 'x', id: 'c' }]],
    [[]],
  )

  behavesAlike(
    'callbacks that call no step, in code that does',
    `export function call(xs: string[], ns: number[]): unknown[] {
      echo('first')
      const results = [
        xs.map((x) => x + '!'), xs.filter((x) => x.length > 1), xs.find((x) => x === 'bb'), xs.findIndex((x) => x === 'bb'),
        xs.some((x) => x === 'bb'), xs.every((x) => x !== ''), xs.flatMap((x) => [x, x]), ns.reduce((sum, n) => sum + n, 0),
        xs.map(upper), xs.filter(isLong), [...new Set(xs)], xs.slice(1), xs.join('-'), Object.keys({ a: 1 }), 'a,b'.split(','),
        xs.map((x) => xs.filter((y) => y !== x).map((y) => upper(x + y))),
      ]
      let text = ''
      xs.forEach((x) => { text += x })
      const counts: Record<string, number> = {}
      xs.forEach((x) => { counts[x] = (counts[x] ?? 0) + 1 })
      readFile(text)
      return [results, text, counts]
    }
    function upper(x: string): string { return x.toUpperCase() }
    function isLong(x: string): boolean { return x.length > 1 }`,
    [
      ['a', 'bb', '', 'a'],
      [3, 1, 2],
    ],
    [[], []],
  )
})
