import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('names', () => {
  behavesAlike(
    'the variables of the compiler and those of a closure in the same statement',
    `export function call(xs: string[], o: Record<string, string>): unknown[] {
      const first = (text: string): string | undefined => (text === '' ? undefined : text)
      return [
        xs.map((value) => value + '!'),
        first(xs[0] ?? '') ?? 'none',
        xs.map((list) => list.length),
        Object.entries({ a: 1 }),
        first(readFile(xs.join())) ?? o['x'] ?? 'no x',
        xs.map((value2) => {
          const value3 = value2 + '?'
          return value3
        }),
        first('') || first(xs.join()) || 'empty',
      ]
    }`,
    [['a', 'b'], {}],
    [[], { x: 'y' }],
  )

  behavesAlike(
    'letters that are not of ASCII, which Jenkins may read in another encoding',
    `const GRÖẞE = { größe: 1, ñ: ['a'] } as const
    function über(größe: string, ...$rest: readonly string[]): string {
      return größe + $rest.join('')
    }
    function uber(µ: string): string {
      return readFile(µ)
    }
    export function call({ größe, ...ˋ }: { größe: string[]; été: number }): unknown[] {
      const ß: string[] = []
      schleife: for (const é of größe) {
        for (const è of größe) {
          if (è === 'b') continue schleife
          ß.push(über(é, è), uber(è))
        }
      }
      änderung: for (const $ of größe) {
        for (const $$ of größe) {
          if ($ !== $$) continue änderung
          ß.push(\`\${$}\${$$}$\`)
        }
      }
      const 漢字 = { 漢字: ß.length, $a: 1, 'é': { ü: [1] } }
      漢字.é.ü[0]! += 1
      漢字.漢字 += ˋ.été
      漢字.$a++
      const { $a, é: { ü: 𝒳 } } = 漢字
      return [ß, 漢字, Object.keys(漢字), $a, 𝒳, GRÖẞE.größe, GRÖẞE.ñ.map((_) => _ + _), (漢字 as { ø?: { x: number } }).ø?.x ?? 0]
    }`,
    [{ größe: ['a', 'b'], été: 3 }],
  )

  behavesAlike(
    'functions with the names of methods that each closure has',
    `const names = ['doCall', 'curry', 'memoize', 'trampoline', 'leftShift']
    function doCall(text: string): string {
      return 'own ' + readFile(text)
    }
    function curry(text: string, ...others: string[]): string {
      return text + others.join('+')
    }
    function memoize(): string {
      return 'memoized'
    }
    function trampoline(text: string): string {
      return text + text
    }
    function leftShift(text: string): string {
      return '<' + text
    }
    function pure(text: string): string[] {
      const twice = (one: string): string => trampoline(leftShift(one))
      return [twice(text), ...names.map((one) => curry(one, text) + memoize())]
    }
    export function call(text: string): unknown[] {
      const rcurry = (one: string): string => one + '!'
      const all = stage('s', () => names.map((one) => doCall(one) + memoize() + rcurry(leftShift(one))))
      return [all, pure(text), stage('t', () => curry(text, trampoline(text)))]
    }`,
    ['a'],
  )
})
