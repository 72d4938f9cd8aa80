import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('further methods of text', () => {
  behavesAlike(
    'pads, repeats and concatenates',
    `export function call(text: string, n: number, pad: string): unknown[] {
      return [text.padStart(n), text.padEnd(n), text.padStart(n, pad), text.padEnd(n, pad), text.padStart(5, '0'), text.padEnd(4, 'abc') + '|', text.padStart(6) + text.padEnd(6) + '|', '-'.repeat(3), text.repeat(n), ''.repeat(5), text.concat(pad, '!'), text.padStart(-1, 'x')]
    }`,
    ['7', 3, '0'],
    ['abcdef', 4, 'xy'],
    ['', 0, ''],
    ['a', 9, ''],
  )

  behavesAlike(
    'searches from a position',
    `export function call(text: string, n: number): unknown[] {
      return [text.indexOf('a', n), text.lastIndexOf('a'), text.lastIndexOf('a', 1), text.includes('a', n), text.startsWith('a', n), text.endsWith('a', n), text.indexOf(''), text.indexOf('a', 1), text.includes('')]
    }`,
    ['banana', 2],
    ['a', 0],
    ['', 0],
    ['aaa', 9],
    ['aab', -2],
  )

  behavesAlike(
    'has its units by their place',
    `export function call(text: string, i: number): unknown[] {
      return [text.at(0), text.at(-1), text.at(i), text.charAt(i), text[i], text.at(i)?.length ?? 0, text.charCodeAt(0)]
    }`,
    ['abc', 1],
    ['a', -1],
    ['é', 5],
  )
})

describe('further methods of arrays', () => {
  behavesAlike(
    'fill, find, search and slice',
    `export function call(xs: number[], n: number): unknown[] {
      const filled = [...xs].fill(0)
      const part = [...xs].fill(9, 1, 3)
      const last = [...xs].fill(7, -1)
      return [filled, part, last, xs.at(n), xs.at(-n), xs.indexOf(n), xs.lastIndexOf(n), xs.includes(n), xs.find((x) => x > n) ?? 'none', xs.findIndex((x, i) => x > i), xs.slice(-n), xs.concat(xs, n)]
    }`,
    [[3, 1, 2, 1], 1],
    [[], 0],
    [[4294967296, 2], 2],
  )

  behavesAlike(
    'callbacks get the index, and the array where it is asked for',
    `export function call(xs: string[]): unknown[] {
      return [xs.map((x, i) => x + i), xs.filter((_, i) => i % 2 === 0), xs.map((x, i, all) => x + all.length + i), xs.reduce((sum, x, i) => sum + x + i, ''), xs.reduce((a, b) => a + b), xs.flatMap((x, i) => [x, \`\${i}\`]), xs.every((x, i) => x !== '' || i > 0), xs.some((_, i) => i > 5), xs.map((x, i) => readFile(x + i)), xs.reduce((sum, x) => sum + readFile(x), '')]
    }`,
    [['a', 'b', 'c']],
    [['']],
  )

  behavesAlike(
    'are changed at both ends',
    `export function call(xs: string[]): unknown[] {
      const found: (string | undefined)[] = []
      xs.push('p', 'q')
      xs.unshift('f')
      found.push(xs.pop(), xs.shift(), readFile(xs.shift() ?? 'none'), xs.pop())
      const stack = [xs]
      while (stack.length > 0) {
        const top = stack.pop()!
        found.push(...top)
      }
      xs.length > 0 ? xs.reverse() : xs.push('end')
      return [found, xs]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'a fold without a start begins with the first element',
    `export function call(xs: number[], names: string[]): unknown[] {
      return [xs.reduce((a, b) => Math.max(a, b)), names.reduce((a, b) => a + readFile(b)), xs.map((x) => x).reduce((a, b, i) => a + b * i)]
    }`,
    [
      [3, 9, 2],
      ['a', 'b'],
    ],
    [[5], ['x']],
  )
  behavesAlike(
    'a fold of nothing without a start is an error',
    `export function call(xs: number[]): string {
      try {
        return \`\${xs.reduce((a, b) => a + b)}\`
      } catch (e) {
        return 'nothing to fold'
      }
    }`,
    [[]],
    [[1]],
  )

  isRefused(
    'what is not listed is refused by its name',
    'KILN400',
    `export function call(xs: number[]): number[] {
      return xs.copyWithin(0, 1)
    }`,
  )
})

describe('further functions of objects', () => {
  behavesAlike(
    'assign, fromEntries, entries, keys, values',
    `export function call(o: Record<string, number>, more?: Record<string, number>): unknown[] {
      const doubled = Object.fromEntries(Object.entries(o).map(([key, value]) => [key, value * 2]))
      const swapped = Object.fromEntries(Object.entries(o).map(([key, value]) => [\`v\${value}\`, key]))
      const read = Object.fromEntries(Object.keys(o).map((key) => [key, readFile(key)] as const))
      const picked = Object.fromEntries(Object.entries(o).filter(([key]) => key !== 'a'))
      const sum = Object.values(o).reduce((total, value) => total + value, 0)
      Object.assign(o, { z: 26 }, more)
      return [doubled, swapped, read, picked, sum, o, Object.keys(o).length, Object.entries(o).map(([key, value]) => key + value).join()]
    }`,
    [{ a: 1, b: 2 }, { a: 9 }],
    [{}],
  )
})
