import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('enums', () => {
  behavesAlike(
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

  behavesAlike(
    'the members of an enum with numbers are numbers',
    `enum Code { Ok, Missing = 4, Broken, Below = -1 }
    function name(code: Code): string {
      switch (code) {
        case Code.Ok:
          return 'ok'
        case Code.Missing:
        case Code.Broken:
          return 'not ok'
        default:
          return readFile(\`\${code}\`)
      }
    }
    export function call(n: number): unknown[] {
      const code: Code = n
      const all = [Code.Ok, Code.Missing, Code.Broken, Code.Below]
      return [all, name(code), code === Code.Broken, all.includes(code), code + Code.Missing, { [Code.Broken]: 'b' }, all.map((one) => name(one)), code ? 'some' : 'none']
    }`,
    [0],
    [5],
    [-1],
  )

  behavesAlike(
    'an enum of text is an object, also within a function and as a table',
    `enum Level { Low = 'low', High = 'high' }
    const weights: Record<Level, number> = { [Level.Low]: 1, [Level.High]: 2 }
    const first = Level.High
    type Event = { level: Level.Low; text: string } | { level: Level.High; count: number }
    function tell(event: Event): string {
      return event.level === Level.Low ? event.text : readFile(\`\${event.count}\`)
    }
    function isLevel(text: string): text is Level {
      return (Object.values(Level) as string[]).includes(text)
    }
    export function call(text: string, key: 'Low' | 'High'): unknown[] {
      enum Inner { A = 'a', B = 'b' }
      const found = isLevel(text) ? weights[text] : undefined
      const byLevel = new Map<Level, string>([[Level.Low, 'l'], [Level.High, 'h']])
      const entries = Object.entries(Level)
      const names: string[] = []
      for (const level of Object.values(Level)) names.push(byLevel.get(level) ?? readFile(level))
      for (const [name, level] of Object.entries(Level)) names.push(readFile(name + level))
      return [found ?? 'none', Level[key], first, entries, names, Inner.A + Inner.B, Object.keys(Inner), tell({ level: Level.Low, text }), tell({ level: Level.High, count: 1 }), 'Low' in Level, Object.keys(Level).length]
    }`,
    ['low', 'High'],
    ['other', 'Low'],
  )
})
