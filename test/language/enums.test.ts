import { programs } from './same-meaning'

const { notYet } = programs()

describe('enums', () => {
  notYet(
    'a string enum is text with a name',
    `enum Level { Low = 'low', High = 'high', Odd = 'odd-one' }
    const enum Kind { A = 'a', B = 'b' }
    function weight(level: Level): number {
      switch (level) {
        case Level.Low:
          return 1
        case Level.High:
          return readFile(level).length
        default:
          return 0
      }
    }
    export function call(text: string): unknown[] {
      const level = text === 'low' ? Level.Low : Level.High
      const all = Object.values(Level)
      return [level, level === Level.Low, weight(level), weight(Level.Odd), \`\${Level.High}!\`, Kind.A + Kind.B, all, Object.keys(Level), all.includes(text as Level), { [Level.Low]: 1 }, Level['Odd'], readFile(Level.Odd), (Object.values(Level) as string[]).includes(text)]
    }`,
    ['low'],
    ['other'],
  )
})
