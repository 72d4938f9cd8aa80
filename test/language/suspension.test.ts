import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

describe('code that calls steps', () => {
  behavesAlike(
    'blocks return what their body returns',
    `export function call(name: string): unknown[] {
      const text = stage('outer', () => container(name, () => readFile('inner')))
      const list = withEnv(['A=b'], () => {
        const one = readFile('one')
        return [one, text]
      })
      stage('nothing', () => {})
      stage('statement', () => {
        echo('a')
        echo(\`b \${text}\`)
      })
      return [text, list]
    }`,
    ['maven'],
  )

  behavesAlike(
    'arguments of steps, by name and alone, with templates in lists and maps',
    `export function call(n: number): void {
      const label = 'l' + n
      sh({ script: \`build \${n}\`, label })
      sh({ script: 'plain' })
      withEnv([\`A=\${n}\`, \`B=\${label}\`], () => echo(\`\${n}\`))
      const options = { script: 'from a variable' }
      sh(options)
      sh({ ...options, label })
    }`,
    [1],
  )

  behavesAlike(
    'parallel branches, written out and computed',
    `export function call(names: string[]): unknown {
      const written = parallel({ first: () => readFile('1'), 'second one': () => { return readFile('2') } })
      const branches: Record<string, () => unknown> = {}
      for (const name of names) branches[name] = () => name + 'x'
      return [written, parallel(branches)]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'steps in every part of a loop, a condition and a clean-up',
    `export function call(names: string[]): unknown[] {
      const found: string[] = []
      for (const name of names.map((one) => readFile(one))) {
        if (readFile(name) === 'skip' || readFile('or') === 'skip') continue
        try {
          found.push(readFile(name === 'a' ? readFile('first') : readFile('other')))
        } finally {
          echo(\`done with \${readFile(name)}\`)
        }
      }
      for (let i = 0; i < names.length; i++) found.push(readFile(\`\${i}\`))
      return [found, { key: readFile('value'), [readFile('computed')]: readFile('x') }]
    }`,
    [['a', 'skip', 'b']],
  )

  behavesAlike(
    'closures that are handed through several functions',
    `export function call(names: string[]): string[] {
      return inside('outer', (prefix) => names.map((name) => inside(name, (inner) => prefix + inner + readFile(name))))
    }
    function inside<T>(name: string, body: (text: string) => T): T {
      return stage(name, () => body(readFile(name)))
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'variables of the Pipeline',
    `export function call(): unknown[] {
      return [env['GREETING'], env['MISSING'], env['MISSING'] ?? 'none', greeting()]
    }
    function greeting(): string {
      return \`\${env['GREETING'] ?? ''}!\`
    }`,
  )

  behavesAlike(
    'pure functions are called from code that suspends, with lists, maps and closures of their own',
    `interface Tool { name: string; tags?: string[] }
    export function call(tools: Tool[]): unknown[] {
      const named = byName(tools)
      readFile('x')
      return [named, Object.keys(named), describe(named['a'])]
    }
    function byName(tools: Tool[]): Record<string, Tool> {
      const found: Record<string, Tool> = {}
      for (const tool of tools) if (tool.tags?.length !== 0) found[tool.name] = { ...tool, tags: [...(tool.tags ?? []), 'x'] }
      return found
    }
    function describe(tool: Tool | undefined): string {
      return tool === undefined ? 'none' : tool.name + (tool.tags ?? []).map((tag) => ':' + tag).join('')
    }`,
    [[{ name: 'a', tags: ['1'] }, { name: 'b' }, { name: 'c', tags: [] }]],
  )

  it('takes a GString for text and a Long for a number, where they come from outside', async () => {
    const source = `export function call(given: Record<string, unknown>): unknown[] {
      const found: Record<string, string> = { a1: 'found' }
      const text = given['text']
      const number = given['number']
      const texts: string[] = []
      const numbers: number[] = []
      if (typeof text === 'string') texts.push(text, found[text] ?? 'missing', named(text), text + '!')
      if (typeof number === 'number') numbers.push(number, number + 1, ['a', 'b', 'c'].indexOf('c') - number)
      return [texts.includes('a1'), texts, numbers.includes(2), numbers.indexOf(3), numbers]
    }
    function named(text: string): string { return [text].includes('a1') ? 'named' : text }`
    const { result, error } = await underCps(
      source,
      [],
      'def n = 1; return call([text: "a${n}", number: 2L])',
    )
    expect(error).toBeUndefined()
    expect(result).toEqual([true, ['a1', 'found', 'named', 'a1!'], true, 1, [2, 3, 0]])
  })

  it('ends in an abort, whatever it would catch', async () => {
    const source = `export function call(): string {
      try {
        return readFile('abort')
      } catch {
        return 'caught'
      } finally {
        echo('clean up')
      }
    }`
    const run = await underCps(source, [])
    expect(run.outcome).toBe('aborted')
    expect(run.calls.map(({ step }) => step)).toEqual(['readFile', 'echo'])
  })
})
