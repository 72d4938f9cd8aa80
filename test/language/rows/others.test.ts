import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

/** Rows of several sections that are not about one construct of the language. */

describe('callbacks and comparisons', () => {
  isRefused(
    'row 101 cps-tosorted: the library of TypeScript that steps are checked with has no toSorted',
    'TS2550',
    `export function call(xs: number[]): number[] {
      return xs.toSorted((a: number, b: number) => b - a)
    }`,
  )

  behavesAlike(
    'row 134 closure-vs-block: a block has no value of its own',
    `export function call(xs: string[]): unknown[] {
      const found: string[] = []
      const block: () => unknown = () => {
        found.push('block')
      }
      const read: () => unknown = () => {
        readFile('read')
      }
      const chosen: (flag: boolean) => unknown = (flag) => {
        if (flag) found.push('flag')
        else readFile('else')
      }
      const looped = (): unknown => {
        for (const x of xs) found.push(x)
        return undefined
      }
      return [block() ?? 'none', read() ?? 'none', chosen(true) ?? 'none', chosen(false) ?? 'none', looped() ?? 'none', xs.map((x) => { found.push(x) }), xs.map((x) => { readFile(x) }), found]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'row 141 cps-noncps-closure: a function takes closures that call steps and closures that do not',
    `function apply(f: (x: number) => number, x: number): number {
      return f(x) + 1
    }
    function each(xs: string[], f: (x: string) => string): string[] {
      return xs.map((x) => f(x))
    }
    function pure(x: number): number {
      return apply((y) => y * 2, x)
    }
    export function call(xs: string[]): unknown[] {
      const read = (x: number): number => readFile(\`\${x}\`).length
      return [apply(read, 5), apply((x) => x, 5), pure(4), each(xs, (x) => readFile(x)), each(xs, (x) => x + '!')]
    }`,
    [['a', 'b']],
    [[]],
  )

  isRefused(
    'row 147 switch-class-case: what is told apart by identity is no case',
    'KILN119',
    `function same(value: string): string {
      return value
    }
    export function call(f: (value: string) => string): string {
      switch (f) {
        case same:
          return 'hit'
        default:
          return 'none'
      }
    }`,
  )
})
