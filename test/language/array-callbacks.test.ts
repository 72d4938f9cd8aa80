import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

describe('callbacks of arrays', () => {
  behavesAlike(
    'that return early, around a step or not',
    `export function call(xs: string[]): unknown[] {
      const kept = xs.filter((x) => {
        if (x === 'a') return true
        return readFile(x) === 'bb'
      })
      const found = xs.find((x) => {
        if (x === '') return false
        return readFile(x) !== 'a'
      })
      const position = xs.findIndex((x, i) => {
        if (i === 0) return false
        return readFile(x) !== ''
      })
      const pure = xs.filter((x, i) => {
        if (i === 1) return false
        return x !== ''
      })
      return [kept, found, position, pure]
    }`,
    [['a', 'bb', '', 'c']],
    [[]],
  )

  behavesAlike(
    'that assign to their parameters',
    `export function call(xs: string[]): unknown[] {
      const kept = xs.filter((x) => {
        x = x.trim()
        return x !== ''
      })
      const read = xs.filter((x) => {
        x = readFile(x.trim())
        return x !== ''
      })
      const found = xs.find((x) => {
        x = x.trim()
        return readFile(x) === 'b'
      })
      const numbered = xs.map((x, i) => {
        i += 10
        x = readFile(x)
        return x + i
      })
      const joined = xs.reduce((all, x) => {
        all += readFile(x)
        return all + ';'
      }, '')
      return [kept, read, found, numbered, joined, xs]
    }`,
    [[' a', '', ' b ', '  ']],
    [[]],
  )

  behavesAlike(
    'whose parameters closures keep',
    `export function call(xs: string[]): unknown[] {
      const later = xs.map((x, i) => () => x + i)
      const read = xs.map((x, i) => () => readFile(x + i))
      const jobs: (() => string)[] = []
      xs.forEach((x, i) => jobs.push(() => readFile(x) + i))
      const sums: (() => string)[] = []
      xs.reduce((all, x) => {
        sums.push(() => all)
        return all + readFile(x)
      }, '')
      return [later.map((f) => f()), read.map((f) => f()), jobs.map((f) => f()), sums.map((f) => f())]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'that are known only when the program runs',
    `interface Tool { test: (x: string) => boolean; show: (x: string, i: number) => string }
    function all(xs: string[], f: (x: string) => string): string[] {
      return xs.map(f)
    }
    export function call(xs: string[]): unknown[] {
      const tool: Tool = { test: (x) => x !== 'b', show: (x, i) => readFile(x) + i }
      const tools: Record<string, Tool> = { tool }
      const show = (x: string, prefix: unknown = '>'): string => \`\${x}\${typeof prefix === 'string' ? prefix : 'index'}\`
      const seen: string[] = []
      const note = (x: string): void => { seen.push(x) }
      let pick = tool.test
      const picked = xs.filter(pick)
      pick = (x) => readFile(x) === 'b'
      const grow = (x: string): string => { if (xs.length < 9) xs.push('g'); return x }
      xs.forEach(note)
      return [xs.filter(tool.test), xs.map(tool.show), all(xs, show), all(xs, (x) => x + x), all(xs, () => 'none'), picked, xs.find(pick), xs.some(pick), xs.every(tools['tool']!.test), xs.findIndex(pick), xs.flatMap(tool.show), all(xs, grow), Array.from(xs, show), seen, xs.length]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'of what has no value, where a value is asked for',
    `export function call(xs: string[]): unknown[] {
      const seen: string[] = []
      const names = new Map(xs.map((x, i) => [x, i]))
      const set = new Set(xs)
      return [xs.forEach((x) => seen.push(x)), xs.forEach((x) => { seen.push(readFile(x)) }), names.forEach((i, x) => { seen.push(x + i) }), names.forEach((i, x) => { seen.push(readFile(x) + i) }), set.forEach((x) => { seen.push(x) }), seen]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'that are functions of the language',
    `export function call(xs: string[], ns: number[], maybe: (string | null)[], o: (string[] | null)[]): unknown[] {
      return [xs.filter(Boolean), ns.filter(Boolean), maybe.filter(Boolean), o.filter(Boolean), ns.map(String), xs.map(String), ns.map(Boolean), o.map(Boolean), xs.some(Boolean), xs.every(Boolean), xs.findIndex(Boolean), ns.map(String).map((x) => readFile(x)).filter(Boolean)]
    }`,
    [
      ['', 'a'],
      [0, 1, 3000000000],
      [null, '', 'x'],
      [[], null, ['y']],
    ],
    [[], [], [], []],
  )

  it('may be closures of a Jenkinsfile, which take what they want', async () => {
    const source = `export function call(xs: string[], f: (x: string) => string): string[] {
      return xs.map(f)
    }`
    for (const closure of [
      '{ it + it }',
      '{ x -> x + x }',
      '{ x, i -> x + x }',
      '{ Object[] all -> all[0] + all[0] }',
    ])
      expect(await underCps(source, [], `return call(['a', 'b'])${closure}`)).toMatchObject({
        result: ['aa', 'bb'],
      })
  })

  behavesAlike(
    'of numbers, whose second parameter is no index where it is a value',
    `export function call(xs: number[]): unknown[] {
      return [[...xs].sort((a, b) => a + 1 - (b + 1)), xs.reduce((a, b) => Math.max(a, b + 1), 0), xs.map((x, i) => x + i)]
    }`,
    [[2147483647, 0, 2147483646, -5]],
    [[3000000000, 1]],
  )

  behavesAlike(
    'with a start value that is made of the array, which is looked at first',
    `export function call(xs: string[]): unknown[] {
      let ys = ['x', 'y']
      const swap = (): string => {
        ys = xs
        return readFile('start')
      }
      const joined = ys.reduce((all, y) => all + readFile(y), swap())
      return [joined, ys, xs.reduce((all, x) => all + x, readFile('first'))]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )
})
