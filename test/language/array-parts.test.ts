import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('parts of arrays', () => {
  behavesAlike(
    'are searched for text, numbers, booleans, and for what is absent',
    `export function call(xs: (string | number | boolean | null)[], ns: number[], from: number): unknown[] {
      return [
        xs.includes('1'), xs.includes(1), xs.includes(true), xs.includes(null), xs.indexOf('b'), xs.indexOf(null), xs.lastIndexOf('b'), xs.lastIndexOf(1, from),
        ns.includes(2, from), ns.indexOf(2, from), ns.lastIndexOf(2), ns.lastIndexOf(2, from), ns.includes(1, 1), ns.includes(2, -2), ns.indexOf(ns.length), ns.includes(9007199254740991), ns.indexOf(4294967296, -1),
      ]
    }`,
    [['1', 'b', 1, false, 'b'], [2, 1, 2, 4294967296, 2], 2],
    [['1', null], [], -1],
    [[], [9007199254740991, 2], -9],
  )

  behavesAlike(
    'of tuples and arrays that only can be read',
    `const table = ['x', 'y', 'z'] as const
    export function call(pair: [string, number], some: readonly string[], ...rest: never[]): unknown[] {
      const point: readonly [number, number, string?] = [1, 2]
      return [pair[0], pair[1], pair.length, pair.map((one) => \`\${one}\`), some.map((one) => one + '!'), some.concat(['c']), [...some].reverse(), table.indexOf('z'), table.includes('y'), table.map((one) => one + one), table.slice(1), [...table].join(''), point.length, point[2] ?? 'none', point.join(), some.at(-1), table.at(1), table.length, [...table, ...some]]
    }`.replace(', ...rest: never[]', ''),
    [
      ['a', 1],
      ['p', 'q'],
    ],
    [['', 0], []],
  )

  behavesAlike(
    'joined, where there may be nothing to join',
    `export function call(xs: string[], ns: (number | undefined)[], sep: string): unknown[] {
      const none: string[] = []
      return [none.join(), [].join('-'), xs.join(sep), ns.join(sep), [ns[0], 'x', false, null].join(sep), xs.map((x) => [x, x].join('=')).join(sep), [3000000000, -1].join(), ['\\n', '$&', '\\\\'].join(sep)]
    }`,
    [['a', ''], [1, null, 3], ', '],
    [[], [], '$1'],
  )

  behavesAlike(
    'put together from arrays and single values',
    `interface Pod { name: string }
    export function call(xs: string[], more: string | string[], pods: Pod[], nested: string[][]): unknown[] {
      return [xs.concat(more), xs.concat('a', more, ['b'], [], 'c'), xs.concat(...nested), pods.concat({ name: 'x' }, [{ name: 'y' }]), nested.concat([['z']]), nested.flat(), nested.flat(0), [xs, more].flat(), [xs, [more]].flat(2), xs.flatMap((x) => (x === 'a' ? more : x)), pods.flatMap((pod) => pod.name === 'p' ? [] : pod), nested.flatMap((one, i) => one.map((x) => x + i)), xs.flatMap((x) => readFile(x) === 'a' ? [x, more] : more).flat()]
    }`,
    [['a', 'b'], 'm', [{ name: 'p' }, { name: 'q' }], [['n'], []]],
    [[], ['m', 'n'], [], []],
  )

  behavesAlike(
    'taken from what may be absent',
    `interface Options { tags?: string[]; rows?: number[][]; inner?: { names: string[] } }
    export function call(options: Options): unknown[] {
      options.tags?.push('pushed')
      options.rows?.forEach((row) => row.push(0))
      return [
        options.tags?.map((tag) => tag + '!'), options.tags?.map((tag) => readFile(tag)), options.tags?.filter((tag) => tag !== '').map((tag) => readFile(tag)).join('-'), options.tags?.length ?? 'no length', options.tags?.includes('a') ?? 'no tags', options.tags?.join(), options.inner?.names.map((name) => name + '?').reverse(),
        options.rows?.[0]?.[0], options.rows?.at(-1)?.at(-1) ?? 'none', options.inner?.names.slice(1).concat('last'), options.tags?.pop() ?? 'none', options.rows?.flat().reduce((sum, n) => sum + n, 0), options.tags?.find((tag) => readFile(tag) === 'a')?.length, options.tags?.some((tag) => tag === 'a') === true,
      ]
    }`,
    [{}],
    [{ tags: ['a', 'b'], rows: [[1], [2, 3]], inner: { names: ['n', 'm'] } }],
    [{ tags: [], rows: [[]], inner: { names: [] } }],
  )

  behavesAlike(
    'one after the other',
    `export function call(xs: string[]): unknown[] {
      const read = xs.map((x) => readFile(x)).filter((x) => x !== '').map((x, i) => readFile(x + i)).sort().reverse()
      const count = xs.filter((x) => readFile(x) > 'a').map((x) => x.length).reduce((sum, n) => sum + n, 0)
      const flat = xs.map((x) => xs.filter((y) => y !== x).map((y) => readFile(x + y))).flat().slice(0, 3).join('|')
      const found = xs.slice().reverse().find((x) => readFile(x) !== '')?.toUpperCase()
      return [read, count, flat, found, xs.concat(read).indexOf('b1'), Array.from(xs.map((x) => x.length), (n, i) => n * i)]
    }`,
    [['b', '', 'a', 'c']],
    [[]],
  )

  isRefused(
    'objects are not searched: they would be compared by what is in them',
    'KILN405',
    `export function call(xs: { a: string }[]): boolean {
      return xs.includes(xs[0]!)
    }`,
  )
  isRefused(
    'nor is what is not known',
    'KILN405',
    `export function call(xs: unknown[], x: string): number {
      return xs.indexOf(x)
    }`,
  )
  isRefused(
    'null and undefined would be one and the same in a search',
    'KILN405',
    `export function call(xs: (string | null)[], x?: string): boolean {
      return (xs as (string | null | undefined)[]).includes(x)
    }`,
  )
})
