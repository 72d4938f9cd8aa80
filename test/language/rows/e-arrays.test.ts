import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('arrays', () => {
  isRefused(
    'row 98 sort-default: numbers would be sorted as text',
    'KILN401',
    `export function call(xs: number[]): number[] {
      return xs.sort()
    }`,
  )
  behavesAlike(
    'row 98 sort-default: text is sorted by its units, in place',
    `export function call(xs: string[]): unknown[] {
      const sorted = [...xs].sort()
      const same = xs.sort()
      same.push('last')
      return [sorted, xs, [...sorted].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0))]
    }`,
    [['10', '9', '1', 'a', 'B', 'é', '😀', '\uffee', '']],
    [[]],
  )

  behavesAlike(
    'row 99 sort-comparator: an order of its own, stable, in place',
    `interface Pod { name: string; age: number }
    export function call(xs: number[], pods: Pod[]): unknown[] {
      const sorted = [...xs].sort((a, b) => b - a)
      const byAge = pods.slice().sort((a, b) => a.age - b.age)
      const same = xs.sort((a, b) => a - b)
      return [sorted, byAge.map((pod) => pod.name), xs, same.length, pods.map((pod) => pod.name), [...pods].sort(byName).map((pod) => pod.name)]
    }
    function byName(a: Pod, b: Pod): number {
      if (a.name === b.name) return 0
      return a.name < b.name ? -1 : 1
    }`,
    [
      [1, 3, 2],
      [
        { name: 'b', age: 1 },
        { name: 'a', age: 1 },
        { name: 'c', age: 0 },
      ],
    ],
    [[], []],
    [
      [3000000000, -3000000000, 0, 9007199254740991, 4294967296, 1],
      [
        { name: 'x', age: 4294967296 },
        { name: 'y', age: 0 },
      ],
    ],
  )
  behavesAlike(
    'row 99 sort-comparator: also where the code around it calls steps',
    `export function call(names: string[], order: Record<string, number>): unknown[] {
      readFile('first')
      const direction = readFile('-') === '-' ? -1 : 1
      const rank = (name: string): number => order[name] ?? 0
      const sorted = [...names].sort((a, b) => (rank(a) - rank(b)) * direction)
      const read = names.map((name) => ({ name, text: readFile(name) })).sort((a, b) => {
        if (a.text.length !== b.text.length) return a.text.length - b.text.length
        return a.text < b.text ? -1 : 1
      })
      names.sort((a, b) => rank(a) - rank(b))
      return [sorted, read.map((one) => one.name), names]
    }`,
    [['b', 'a', 'cc'], { a: 1, b: 2, cc: 1 }],
    [[], {}],
    [
      ['c', 'b', 'a', 'f', 'e', 'd', 'g', 'h', 'i', 'j', 'k', 'm', 'l', 'z', 'y'],
      { c: 1, b: 1, z: 3000000000 },
    ],
  )

  behavesAlike(
    'row 100 cps-sort-key: an order by a key',
    `export function call(words: string[]): unknown[] {
      readFile('x')
      return [[...words].sort((a, b) => a.length - b.length), byKey(words, (word) => word.length), byKey(words, (word) => readFile(word).length)]
    }
    function byKey(words: string[], key: (word: string) => number): string[] {
      const keyed = words.map((word) => ({ word, key: key(word) }))
      return keyed.sort((a, b) => a.key - b.key).map((one) => one.word)
    }`,
    [['bb', 'a', 'ccc', 'd']],
    [[]],
  )
  behavesAlike(
    'row 102 cps-unique: each value once',
    `export function call(xs: number[], pods: { name: string }[]): unknown[] {
      readFile('x')
      const seen = new Set<string>()
      const named = pods.filter((pod) => {
        if (seen.has(pod.name)) return false
        seen.add(pod.name)
        return true
      })
      return [[...new Set(xs)], xs.filter((x, i) => xs.indexOf(x) === i), named, Array.from(new Set(xs))]
    }`,
    [
      [1, 2, 1, 3000000000, 3000000000],
      [{ name: 'a' }, { name: 'b' }, { name: 'a' }],
    ],
    [[], []],
  )

  behavesAlike(
    'row 103 cps-nested-closure-call: a comparator that calls functions',
    `function weight(name: string): number {
      return name === 'bb' ? 0 - 1 : compare(name, 'b')
    }
    function compare(a: string, b: string): number {
      return a < b ? -1 : a === b ? 0 : 1
    }
    export function call(names: string[]): string[] {
      readFile('x')
      return [...names].sort((a, b) => weight(a) - weight(b) || compare(a, b))
    }`,
    [['c', 'bb', 'a', 'b']],
  )
  isRefused(
    'row 103 cps-nested-closure-call: in which order a comparator is asked is not defined, so it may call no step',
    'KILN502',
    `export function call(names: string[]): string[] {
      return names.sort((a, b) => readFile(a).length - readFile(b).length)
    }`,
  )
  behavesAlike(
    'row 106 filter-truthiness: a callback may answer with any value',
    `interface Pod { name: string; tags?: string[]; labels?: Record<string, string> }
    export function call(pods: Pod[]): unknown[] {
      const tagged = (pod: Pod): string[] | undefined => pod.tags
      return [
        pods.filter((pod) => pod.tags).length,
        pods.filter((pod) => { return pod.tags }).length,
        pods.filter(tagged).length,
        pods.filter(labelled).length,
        pods.filter((pod) => { readFile(pod.name); return pod.tags }).length,
        pods.some((pod) => pod.tags), pods.every((pod) => pod.tags), pods.find((pod) => pod.labels)?.name, pods.findIndex((pod) => pod.tags && pod.labels),
        pods.filter((pod) => pod.tags?.length).length, pods.filter((pod) => pod.name).length,
      ]
    }
    function labelled(pod: Pod): unknown {
      return pod.labels
    }`,
    [[{ name: 'a', tags: [] }, { name: '', tags: ['x'], labels: {} }, { name: 'c' }]],
    [[]],
  )

  behavesAlike(
    'row 107 flat: one level, or as many as asked for',
    `export function call(nested: string[][], deep: (number | number[])[][], mixed: (number | number[])[]): unknown[] {
      return [[1, [2, [3]]].flat(), nested.flat(), deep.flat(), deep.flat(2), mixed.flat(), [[], [[]]].flat(), nested.map((xs) => xs.map((x) => readFile(x))).flat(), nested.flatMap((xs) => xs), mixed.flatMap((x) => x), [1, 2].flatMap((x) => [x, [x]])]
    }`,
    [
      [['a', 'b'], [], ['c']],
      [[1, [2, 3]], []],
      [1, [2], []],
    ],
    [[], [], []],
  )

  behavesAlike(
    'row 108 neg-index: a negative index is outside of the array',
    `export function call(xs: number[], i: number): unknown[] {
      const first = 0
      return [xs[i], xs[i - 1], xs[first - 1], xs[xs.length - 1], xs.at(i), xs.at(-1), xs.at(-5), xs[i] ?? 'none', xs[4294967296 + i]]
    }`,
    [[1, 2], -1],
    [[1, 2], 0],
    [[1, 2], 5],
    [[], 0],
    [[7, 8], 4294967295],
  )

  behavesAlike(
    'row 109 slice-empty: a slice is within the array',
    `export function call(xs: number[], a: number, b: number): unknown[] {
      return [[].slice(1), [1].slice(5), xs.slice(a, b), xs.slice(a), xs.slice(1, -1), xs.slice(-2), xs.slice(b, a), xs.slice(), xs.slice(0, 1), xs.slice(-1, 1)]
    }`,
    [[1, 2, 3], 1, 2],
    [[], -1, 1],
    [[1, 2, 3], -2, -1],
    [[1, 2, 3], -9, 4294967296],
  )

  behavesAlike(
    'row 110 sublist-serializable: a slice is an array of its own, which outlives a step',
    `export function call(xs: number[]): unknown[] {
      const part = xs.slice(1)
      const head = xs.slice(0, 2)
      const tail = xs.slice(-1)
      const middle = xs.slice(1, -1)
      const [, ...others] = xs
      readFile('x')
      part.push(9)
      xs.push(8)
      head.push(7)
      return [part, head, tail, middle, others, xs]
    }`,
    [[1, 2, 3]],
    [[]],
  )

  behavesAlike(
    'row 111 join-null: what is absent is empty',
    `export function call(xs: (number | null)[], ys: (string | undefined)[], zs: string[]): string[] {
      return [[1, null, 2].join('-'), xs.join(), ys.join('-'), zs.join(''), [xs.length, 'x', true].join(' '), zs.join('$1'), [...ys, undefined].join(',')]
    }`,
    [
      [1, null, 3000000000],
      ['a', null],
      ['a', 'b'],
    ],
    [[], [], []],
    [[null], [null], ['']],
  )

  behavesAlike(
    'row 112 push-value: `push` and `unshift` tell the length',
    `export function call(xs: number[]): unknown[] {
      const length = xs.push(5)
      const two = xs.push(6, 7)
      const front = xs.unshift(1, 2)
      const all: number[] = []
      xs.forEach((x) => all.push(x))
      return [length, two, front, xs, all, xs.push(), [1].push(2)]
    }`,
    [[1]],
    [[]],
  )
  behavesAlike(
    'row 112 push-value: `pop` and `shift` give the element that they take away',
    `export function call(xs: number[]): unknown[] {
      const last = xs.pop()
      const first = xs.shift()
      const queue = [...xs, 1, 2]
      const order: number[] = []
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) order.push(next)
      while (xs.length > 1) xs.pop()
      xs.shift()
      return [last, first, xs, order, xs.pop() ?? 'none', [4294967296].pop(), readFile('x').split('').pop()]
    }`,
    [[1, 2, 3, 4]],
    [[5]],
    [[]],
  )

  isRefused(
    'row 113 remove-int: `splice` is not in the language',
    'KILN400',
    `export function call(xs: number[]): number[] {
      return xs.splice(1, 1)
    }`,
  )
  behavesAlike(
    'row 113 remove-int: an element is taken away by its value or its place',
    `export function call(xs: number[], i: number): unknown[] {
      return [xs.filter((x) => x !== 6), xs.filter((_, at) => at !== i), [...xs.slice(0, i), ...xs.slice(i + 1)]]
    }`,
    [[5, 6, 7], 1],
    [[6], 0],
  )

  behavesAlike(
    'row 114 reverse-mutates: `reverse` works in place',
    `export function call(xs: number[]): unknown[] {
      const copy = [...xs].reverse()
      const same = xs.reverse()
      same.push(9)
      xs.reverse()
      return [copy, same, xs, xs.map((x) => x).reverse().length]
    }`,
    [[1, 2]],
    [[]],
  )

  behavesAlike(
    'row 115 range-empty: an array of a length',
    `export function call(n: number): unknown[] {
      const squares = Array.from({ length: n }, (_, i) => i * i)
      const read = Array.from({ length: n }, (_, i) => readFile(\`\${i}\`))
      const constant = Array.from({ length: n }, () => 'x')
      const filled = new Array<number>(n).fill(0)
      filled.push(1)
      const counted: number[] = []
      for (let i = 0; i < n; i++) counted.push(i)
      return [squares, read, constant, filled, counted, Array.from(squares, (x) => x + 1), Array.from(squares), [...squares.keys()]]
    }`,
    [0],
    [3],
    [1],
  )

  behavesAlike(
    'row 116 list-spread: spread makes an array of its own',
    `export function call(a: number[], b?: number[]): unknown[] {
      const c = [...a, 3]
      const d = [0, ...a, ...(b ?? []), 9, ...a]
      const e = [...a]
      e.push(7)
      const nested = [[...a], a]
      return [c, d, e, a, nested, [...[1, 2]], [...a.map((x) => readFile(\`\${x}\`)), readFile('z')], [...new Set([...a, ...a])]]
    }`,
    [[1, 2]],
    [[], [5]],
  )

  behavesAlike(
    'row 117 spread-call: arguments can be spread where any number of them is taken',
    `function count(first: string, ...others: string[]): number {
      return others.length + first.length
    }
    export function call(xs: number[], names: string[]): unknown[] {
      const all: number[] = [0]
      all.push(...xs)
      all.unshift(...xs, 9)
      return [Math.max(...xs, 2), Math.min(1, ...xs), count('a', ...names), count('b', 'c', ...names, 'd'), all, [1].concat(...[xs, xs])]
    }`,
    [
      [3, 1],
      ['x', 'y'],
    ],
    [[], []],
    [[3000000000], ['']],
  )
  behavesAlike(
    'row 117 spread-call: also where each parameter has its own, and the type says how many there are',
    `function pair(a: number, b: number): number {
      return a + b
    }
    export function call(xs: [number, number]): number {
      return pair(...xs)
    }`,
    [[1, 2]],
  )

  behavesAlike(
    'row 118 cps-spread-dot-call: a method of each element',
    `export function call(xs: string[]): unknown[] {
      return [xs.map((x) => x.toUpperCase()), xs.map((x) => x.length), xs.map((x) => readFile(x).trim()), xs.map(String), xs.map((x) => [x]).map(([x]) => x)]
    }`,
    [['a', ' b']],
    [[]],
  )

  behavesAlike(
    'row 119 list-shl-mutation: an array that is copied stays as it was',
    `export function call(a: number[]): unknown[] {
      const b = [...a, 2]
      const c = a.concat(3)
      const d = a.concat([4], 5, [6, 7])
      return [a, b, c, d, a.concat()]
    }`,
    [[1]],
    [[]],
  )

  behavesAlike(
    'row 120 list-literal-300: a long list is a list, a long object an object',
    `export function call(n: number): unknown[] {
      const list = [${Array.from({ length: 600 }, (_, i) => (i % 7 === 3 ? `n + ${i}` : i)).join(', ')}]
      const o: Record<string, number> = { ${Array.from({ length: 300 }, (_, i) => `k${i}: ${i}`).join(', ')} }
      return [list, list.length, o, Object.keys(o).length, table.length]
    }
    const table = [${Array.from({ length: 300 }, (_, i) => `'t${i}'`).join(', ')}] as const`,
    [1],
  )
})
