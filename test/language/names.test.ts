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
})
