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
})
