import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

describe('integers', () => {
  behavesAlike(
    'arithmetic beyond 31 bits',
    `export function call(a: number, b: number): unknown[] {
      return [a + b, a - b, a * b, a + 1, 1 + a, a - 1, 2 * a, a * 1000000, -a, a % 7, Math.floor(a / b), Math.trunc(a / b),
        Math.ceil(a / b), Math.max(a, b, 5), Math.min(a, 5), Math.min(...[a, 5]), Math.max(a, ...[b, 5]), Math.abs(a), a < b, a === b, a + b === b + a, \`\${a + b}\`, 'n' + a]
    }`,
    [7, 2],
    [-7, 2],
    [7, -2],
    [2147483647, 1],
    [-2147483648, -1],
    [3000000000, 3],
    [94906265, 30],
  )

  behavesAlike(
    'a number has one form, however it was made',
    `export function call(big: number): unknown[] {
      const small = big - 3000000000
      const by: Record<string, number> = {}
      by['n' + small] = small
      return [small, [5].includes(small), [small].indexOf(5), ['a', 'b', 'c', 'd', 'e', 'f'][5], by['n5'], small === 5]
    }`,
    [3000000005],
  )

  behavesAlike(
    'counters',
    `export function call(names: string[]): unknown[] {
      let count = 0
      let down = names.length
      for (const name of names) {
        count += name.length
        count++
        down -= 1
      }
      let big = 2147483640
      for (let i = 0; i < 20; i++) big++
      let product = 1
      for (let i = 1; i < 15; i++) product = product * i
      let sum = 0
      for (let i = 0; i < 5; i++) sum += 1000000000
      return [count, down, big, product, sum, names.length * 60 - 1]
    }`,
    [['a', 'bb']],
  )

  behavesAlike(
    'an index that is computed',
    `export function call(xs: string[]): string {
      let text = ''
      for (let i = 1; i <= xs.length; i++) text += xs[i - 1]!
      for (let i = 0; i + 1 < xs.length; i += 2) text += xs[i + 1]!
      return text + xs[Math.floor(xs.length / 2)]!
    }`,
    [['a', 'b', 'c']],
  )

  behavesAlike(
    'edit distance',
    `export function call(a: string, b: string): number {
      let previous: number[] = [0]
      for (let j = 1; j <= b.length; j++) previous.push(j)
      for (let i = 1; i <= a.length; i++) {
        const current: number[] = [i]
        for (let j = 1; j <= b.length; j++) {
          const cost = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1
          current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost))
        }
        previous = current
      }
      return previous[b.length]!
    }`,
    ['kitten', 'sitting'],
    ['', 'abc'],
  )

  behavesAlike(
    'recursion that counts down',
    `export function call(edits: number): boolean {
      return within(2, 'abcd') && within(edits, 'abc')
    }
    function within(edits: number, text: string): boolean {
      if (text === '') return true
      if (edits === 0) return false
      return within(edits - 1, text.slice(1)) || within(edits - 1, text.slice(2))
    }`,
    [3],
  )

  behavesAlike(
    'numbers from steps',
    `export function call(): unknown[] {
      const status = sh({ script: '3', returnStatus: true })
      return [status, status + 1, status === 3, ['a', 'b', 'c', 'd'].length === status + 1]
    }`,
  )
})

describe('what leaves 31 bits where it does not look like it', () => {
  behavesAlike(
    'a sum of large steps',
    `export function call(): number[] {
      let total = 1073741823
      for (let i = 0; i < 16390; i++) total += 65536
      return [total]
    }`,
  )

  behavesAlike(
    'the second parameter of a comparator, which is no index',
    `export function call(xs: number[]): unknown[] {
      const seen: number[] = []
      const sorted = [...xs].sort((a, b) => {
        seen.push(b - 1)
        return a < b ? -1 : 1
      })
      return [sorted, seen.includes(-2147483649)]
    }`,
    [[5, -2147483648, 7]],
  )

  behavesAlike(
    'a property that is called length or size',
    `interface File { length: number; size: number; indexOf: (text: string) => number }
    export function call(file: { length: number; size: number }): number[] {
      const own: File = { ...file, indexOf: () => file.size }
      return [file.length + 1, file.size + 1, own.indexOf('a') + 1, readFile('x').length]
    }`,
    [{ length: 2147483647, size: 2147483647 }],
  )

  behavesAlike(
    'the variable of a loop that gets another value',
    `export function call(n: number): number[] {
      const all: number[] = []
      for (let x of [1, 2]) {
        x += n
        all.push(x + 1)
      }
      return all
    }`,
    [2147483646],
  )

  behavesAlike(
    'a counter that a closure moves',
    `export function call(n: number): number[] {
      let i = 0
      const jump = (): void => {
        i = n
      }
      i++
      jump()
      i++
      const [first] = [(i += 1)]
      return [i, first]
    }`,
    [2147483646],
    [4],
  )
})

describe('integers beyond 2^53, where Node would be wrong', () => {
  it.each([
    ['a + b', [9007199254740991, 1]],
    ['a - b', [-9007199254740991, 1]],
    ['a * b', [94906267, 94906267]],
    ['a * b', [9007199254740991, 9007199254740991]],
    ['a * 3', [9007199254740991, 0]],
  ])('%s is an error for %j', async (expression, args) => {
    const { error } = await underCps(
      `export function call(a: number, b: number): number { return ${expression} + b - b }`,
      args,
    )
    expect(error?.message).toMatch(/integer|overflow/)
  })
})
