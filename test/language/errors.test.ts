import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('errors as values', () => {
  behavesAlike(
    'an Error is returned, passed on, kept and thrown later',
    `interface Outcome { name: string; problem?: Error }
    export function call(names: string[]): unknown[] {
      const problems: Error[] = []
      const outcomes: Outcome[] = names.map((name) => ({ name }))
      for (const outcome of outcomes) {
        const problem = problemOf(outcome.name)
        if (problem) {
          problems.push(problem)
          outcome.problem = problem
        }
      }
      const first = problems[0] ?? new Error('none')
      readFile(first.message)
      const texts = outcomes.map((one) => one.problem?.message ?? 'fine')
      return [texts, described(first), problems.length > 1 ? attempt(problems[1]!) : 'nothing']
    }
    function problemOf(name: string): Error | undefined {
      return name.startsWith('bad') ? new Error(\`\${name} is bad\`) : undefined
    }
    function described(problem: Error): string {
      return problem instanceof Error ? 'Error: ' + problem.message : 'no error'
    }
    function attempt(problem: Error): string {
      try {
        throw problem
      } catch (caught) {
        return (caught as Error).message
      }
    }`,
    [['bad1', 'good', 'bad2']],
    [[]],
  )

  behavesAlike(
    'what was caught is kept, and thrown where the caller wants it',
    `export function call(names: string[]): unknown {
      let last: unknown
      for (const name of names) {
        try {
          return readFile(name)
        } catch (error) {
          last = error
          echo(error instanceof Error ? error.message : 'unknown')
        }
      }
      if (last instanceof Error) throw last
      return 'no names'
    }`,
    [['fail 1', 'fine']],
    [['fail 1', 'fail 2']],
    [[]],
  )

  behavesAlike(
    'an error that the engine throws is caught, in both worlds',
    `interface Tool { name: string }
    export function call(tools: Tool[]): unknown[] {
      const found: string[] = [nameOf(tools)]
      try {
        found.push(readFile(tools[9]!.name))
      } catch (error) {
        found.push(error instanceof Error && error.message.length > 0 ? 'caught' : 'other')
      }
      return found
    }
    function nameOf(tools: Tool[]): string {
      try {
        return tools[9]!.name
      } catch {
        return 'caught'
      }
    }`,
    [[]],
  )

  behavesAlike(
    'an Error as text',
    `export function call(names: string[]): string[] {
      const found = [String(new Error('made')), \`<\${new Error()}>\`]
      for (const name of names) {
        try {
          if (name === '') throw new Error()
          throw new Error(readFile(name))
        } catch (error) {
          found.push(error instanceof Error ? error.message : String(error), String(error), \`\${error}!\`, text(error))
        }
      }
      return found
    }
    function text(error: unknown): string {
      return error instanceof Error ? 'it is ' + String(error) : 'unknown'
    }`,
    [['a', '', 'c']],
  )
})
