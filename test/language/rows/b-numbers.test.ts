import { programs, underCps } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('numbers', () => {
  behavesAlike(
    'row 20 str-plus-decimal: a whole number shows without its fraction',
    `const one = 1.0
    export function call(n: number): string[] {
      return ['v' + 1.0, 'v' + one, 'v' + 1.0 + n, 2.0 + n + 'v', \`\${1.0}\`, [1.0, n].join('.')]
    }`,
    [3],
    [3000000000],
  )

  behavesAlike(
    'row 21 num-fmt-trailing: whole numbers show alike however they are written',
    `export function call(n: number): string[] {
      return [String(1.0), \`\${1.0}\`, String(1e2), String(n), n.toString(), String(-n), '' + 0 * n]
    }`,
    [100],
    [-7],
    [0],
    [9007199254740991],
  )
  isRefused(
    'row 21 num-fmt-trailing: a fraction is not in the language',
    'KILN210',
    `export function call(): string {
      return String(1.50)
    }`,
  )

  behavesAlike(
    'row 22 num-fmt-exp: an exponent that gives an integer is one way to write it',
    `export function call(): unknown[] {
      return [1e3, String(1e15), 2e5 + 1]
    }`,
  )
  isRefused(
    'row 23 num-bigliteral: a literal above 2^53 is not in the language',
    'KILN210',
    `export function call(): number {
      return 9007199254740993
    }`,
  )
  behavesAlike(
    'row 23 num-bigliteral: the largest integers are exact',
    `export function call(n: number): unknown[] {
      const max = 9007199254740991
      return [max, -9007199254740991, max - 1, n === max, n + -1, \`\${n}\`]
    }`,
    [9007199254740991],
    [1],
  )

  isRefused(
    'row 24 div-third: division gives fractions',
    'KILN209',
    `export function call(): number {
      return 1 / 3
    }`,
  )
  behavesAlike(
    'row 24 div-third: division to an integer is exact',
    `export function call(a: number, b: number): number[] {
      return [Math.floor(a / b), Math.ceil(a / b), Math.trunc(a / b), Math.floor(-a / b), Math.ceil(a / -b), Math.trunc(a / 2)]
    }`,
    [7, 2],
    [6, 3],
    [1, 3],
    [9007199254740991, 2],
    [9007199254740991, 3000000000],
  )

  isRefused(
    'row 25 div-zero: division gives Infinity',
    'KILN209',
    `export function call(a: number): number {
      return a / 0
    }`,
  )
  it('row 25 div-zero: a division by zero is an error where it could not be an integer', async () => {
    const source = `export function call(a: number, b: number): number { return Math.floor(a / b) }`
    expect((await underCps(source, [1, 0])).error?.message).toMatch(/zero/)
  })

  isRefused(
    'row 26 dec-add: fractions are not in the language',
    'KILN210',
    `export function call(): number {
      return 0.1 + 0.2
    }`,
  )

  isRefused(
    'row 27 mod-decimal: the rest of a fraction is not in the language',
    'KILN210',
    `export function call(): number {
      return 5.5 % 2
    }`,
  )
  behavesAlike(
    'row 27 mod-decimal: the rest has the sign of the dividend',
    `export function call(a: number, b: number): number[] {
      return [a % b, (0 - a) % b, a % 7, 5 % b]
    }`,
    [8, 3],
    [3000000001, 3],
    [9007199254740991, 4294967296],
    [3, 9007199254740991],
  )
  it('row 27 mod-decimal: the rest of a division by zero is an error, as it is no integer', async () => {
    const source = `export function call(a: number, b: number): number { return a % b }`
    expect((await underCps(source, [1, 0])).error?.message).toMatch(/zero/)
  })

  behavesAlike(
    'row 28 pow-assoc: powers are taken from the right',
    `export function call(a: number, b: number): number[] {
      return [2 ** 3 ** 2, a ** b, (a ** 2) ** b, a ** 2 ** b, (-a) ** b, 10 ** 15, a ** 0]
    }`,
    [2, 3],
    [3, 2],
    [1, 9],
    [0, 0],
    [45, 1],
  )
  behavesAlike(
    'row 29 int-overflow: a sum leaves 31 bits',
    `export function call(n: number, xs: number[]): unknown[] {
      const sum = 2147483647 + 1
      let total = 0
      for (const x of xs) total += x
      let counter = n
      counter++
      counter += n
      const texts = ['a', 'b', 'c']
      return [sum, -2147483648 - 1, n + 1, n - -1, -n - 2, total, counter, xs.reduce((a, b) => a + b, 0), texts[n + 1 - n], -(-2147483647 - 1)]
    }`,
    [2147483647, [2147483647, 2147483647, 5]],
    [1, []],
    [4294967296, [9007199254740990, 1]],
  )
  behavesAlike(
    'row 29 int-overflow: what comes back into 31 bits is an index and a key again',
    `export function call(big: number): unknown[] {
      const back = big - 4294967295
      const texts = ['a', 'b', 'c']
      const counts = new Map([[1, 'one'], [2, 'two']])
      return [back, texts[back], 'abc'.charAt(back), texts.slice(back), [1, 2].includes(back), [1, 2].indexOf(back), counts.get(back), back === 1, 'abc'.substring(back)]
    }`,
    [4294967296],
    [4294967297],
  )
  it('row 29 int-overflow: a sum beyond 2^53 is an error', async () => {
    const source = `export function call(a: number, b: number): number { return a + b }`
    expect((await underCps(source, [9007199254740991, 1])).error?.message).toMatch(/no integer between/)
    expect((await underCps(source, [-9007199254740991, -1])).error?.message).toMatch(/no integer between/)
  })

  behavesAlike(
    'row 30 mul-overflow: a product leaves 31 bits',
    `export function call(a: number, b: number): number[] {
      let product = 1000000
      product *= b
      return [1000000 * 1000000, a * b, a * 60 * 60 * 1000, product, -a * b, a * a, 24 * 60 * 60 * 1000 * 365]
    }`,
    [1000000, 1000000],
    [-46341, 46341],
    [3, 0],
    [94906265, 94906265],
  )
  isRefused(
    'row 31 bit-or-long: bit operators are not in the language',
    'KILN208',
    `export function call(n: number): number {
      return n | 0
    }`,
  )

  behavesAlike(
    'row 32 cps-typed-int-local: a variable holds what leaves 31 bits',
    `export function call(n: number): number[] {
      let local = 1
      readFile('x')
      local = n
      let counter = 0
      for (let i = n; i < n + 3; i++) counter = counter + i
      function inner(a: number): number {
        let b = 5
        b = a
        return b
      }
      return [local, counter, inner(n), twice(n), optional(n), optional()]
    }
    function twice(n: number): number {
      let result = 0
      result = n * 2
      return result
    }
    function optional(n = 1): number {
      return n
    }`,
    [3000000000],
    [1],
  )

  isRefused(
    'row 33 parse-int: text becomes a number in ways that are not in the language',
    'KILN235',
    `export function call(text: string): number {
      return parseInt(text, 10)
    }`,
  )
  isRefused(
    'row 33 parse-int: also by its other name',
    'KILN235',
    `export function call(text: string): number {
      return Number.parseInt(text, 10)
    }`,
  )

  isRefused(
    'row 34 number-empty: nor does `Number`',
    'KILN235',
    `export function call(text: string): number {
      return Number(text)
    }`,
  )

  isRefused(
    'row 35 unary-plus: nor does a plus sign',
    'KILN235',
    `export function call(text: string): number {
      return +text
    }`,
  )
  behavesAlike(
    'rows 33 to 35: JSON is the way from text to a number',
    `export function call(text: string): number[] {
      const n = JSON.parse(text) as number
      return [n, n + 1]
    }`,
    ['12'],
    ['-4294967296'],
  )

  isRefused(
    'row 36 to-fixed: fractions have no text either',
    'KILN400',
    `export function call(): string {
      return (1.005).toFixed(2)
    }`,
  )
  isRefused(
    'row 36 to-fixed: nor have integers with a fraction',
    'KILN400',
    `export function call(n: number): string {
      return n.toFixed(2)
    }`,
  )

  behavesAlike(
    'row 37 octal-leading-zero: integers in every notation',
    `export function call(): unknown[] {
      return [0o10, 0x1f, 0b101, 1_000_000, 0xffffffff, \`\${0o17}\`, [0x10, 16].indexOf(16)]
    }`,
  )
  isRefused(
    'row 37 octal-leading-zero: a leading zero is an error of TypeScript',
    'TS1121',
    `export function call(): number {
      return 010
    }`,
  )

  isRefused(
    'row 38 str-minus: arithmetic takes no text',
    'TS2362',
    `export function call(): number {
      return '5' - 2
    }`,
  )
  isRefused(
    'row 39 str-times: nor does a product',
    'TS2362',
    `export function call(): number {
      return '5' * 2
    }`,
  )

  behavesAlike(
    'row 40 num-eq-types: equal integers are equal however they were made',
    `export function call(n: number, big: number): unknown[] {
      const one = big - (big - 1)
      const names = new Map<number, string>([[1, 'one'], [big, 'big']])
      return [n === 1.0, one === 1, one === n, names.get(one), names.get(n), names.get(big), names.has(big + 1 - 1), n !== one, [n].includes(one)]
    }`,
    [1, 9007199254740990],
    [2, 4294967296],
    [1, 5],
  )

  behavesAlike(
    'row 41 includes-long: an array finds an equal integer however it was made',
    `export function call(xs: number[], n: number): unknown[] {
      const sum = n + 4294967296 - 4294967296
      return [xs.includes(n), xs.includes(sum), xs.indexOf(sum), xs.lastIndexOf(sum), [5, 6].includes(sum), xs.map((x) => x * 2).includes(sum * 2)]
    }`,
    [[1, 5, 5], 5],
    [[], 1],
    [[4294967296], 4294967296],
  )

  behavesAlike(
    'row 42 set-num-types: a set holds equal integers once',
    `export function call(xs: number[], n: number): unknown[] {
      const set = new Set([1, 1.0])
      const made = new Set(xs)
      made.add(n + 4294967296 - 4294967296)
      return [set.size, made.size, made.has(n), [...made], [...new Set([...xs, n])].length]
    }`,
    [[1, 2, 1], 1],
    [[], 3],
    [[4294967296, 4294967296], 4294967296],
  )

  behavesAlike(
    'row 43 json-parse-num: a whole number of JSON is an integer',
    `interface Report { a: number; list: number[] }
    export function call(text: string): unknown[] {
      const report = JSON.parse(text) as Report
      return [String(report.a), report.a === 1, report.a + 1, report.list, report.list.includes(1), ['x', 'y'][report.list[0]!]]
    }`,
    ['{"a":1.0,"list":[1.0,2,1e3,4294967296]}'],
    ['{"a":-0,"list":[0]}'],
    ['{"a":9007199254740990,"list":[1]}'],
  )
})
