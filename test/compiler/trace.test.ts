import { compileLibrary } from '../../build/compiler'
import { nameSources } from '../../build/cli/trace'
import { helperNames } from '../../build/compiler/library/helpers'
import { logOf } from '../bench/console'
import { runPipeline } from '../bench/pipeline'
import { RecordedWorld } from '../bench/recorded'
import { join } from 'node:path'

/** Runs the step and gives the trace that Jenkins would print, with the source's lines named. */
async function traceOf(source: string, engine: 'cps-1.31' | 'sandbox-1.24'): Promise<string[]> {
  const library = compileLibrary({
    root: join(__dirname, '../language/library'),
    overlay: { 'src/vars/broken.ts': source },
  })
  expect(library.diagnostics).toEqual([])
  const vars = { broken: library.files.get('vars/broken.groovy')! }
  const world = new RecordedWorld().answer('sh', 'false', 1)
  const run = await runPipeline({
    jenkinsfile: "@Library('kiln') _\nbroken()",
    libraries: [{ name: 'kiln', vars, resources: {} }],
    world,
    engine,
  })
  if (run.error === undefined) throw new Error('nothing was thrown')
  return nameSources(logOf(run.error), library.origins).text.split('\n').slice(1)
}

const programs: [title: string, source: string, places: string[]][] = [
  [
    'in a pure function',
    `
    export function call(): number {
      const n = half(7)
      return n
    }

    /** Half of it. */
    function half(n: number): number {
      // Odd numbers have no half.
      if (n % 2 !== 0) {
        throw new Error(\`\${n} is odd\`)
      }
      return Math.floor(n / 2)
    }`,
    ['throw new Error', 'half(7)'],
  ],
  [
    'in a function that calls steps',
    `
    export function call(): void {
      stage('Check', () => {
        check('a')
      })
    }
    function check(name: string): void {
      echo(name)
      throw new Error('no')
    }`,
    ['throw new Error', "check('a')", "stage('Check'"],
  ],
  [
    'in a loop that suspends',
    `
    export function call(): void {
      const names = ['a', 'b']
      for (const name of names) {
        echo(name)
        if (name === 'b') throw new Error('b')
      }
    }`,
    ['throw new Error'],
  ],
  [
    'in a closure in a variable',
    `
    export function call(): void {
      const check = (name: string): void => {
        echo(name)
        throw new Error(
          'a long message that makes this statement of the source too long for one line of the source',
        )
      }

      check('a')
    }`,
    ['throw new Error', "check('a')"],
  ],
  [
    'in a callback of pure code',
    `
    export function call(): string[] {
      return lengths(['a', 'b'])
    }
    function lengths(names: string[]): string[] {
      return names
        .filter((name) => name !== '')
        .map((name) => {
          if (name === 'b') throw new Error('b')
          return name
        })
    }`,
    ['throw new Error', 'return names', 'return lengths'],
  ],
  [
    'in a function that a callback calls',
    `
    export function call(): string[] {
      return checked(['a', 'b'])
    }
    function checked(names: string[]): string[] {
      return names.map((name) =>
        name === 'a' ? name : refuse(name),
      )
    }
    function refuse(name: string): string {
      throw new Error(name)
    }`,
    ['throw new Error', 'return names', 'return names', 'return checked'],
  ],
  [
    'in a callback that suspends',
    `
    export function call(): string[] {
      return ['a', 'b'].map((name) => {
        echo(name)
        return refuse(
          name,
        )
      })
    }
    function refuse(name: string): string {
      echo(name)
      throw new Error(name)
    }`,
    ['throw new Error', 'return refuse'],
  ],
  [
    'by a step among the arguments of another',
    `
    export function call(): void {
      withEnv(
        [
          'NAME=a long value that makes the list of variables of the environment take several lines',
          \`STATUS=\${status()}\`,
        ],
        () => echo('never'),
      )
    }
    function status(): number {
      sh({ script: 'true' })
      sh({
        label: 'A step with a long label, so that its arguments take several lines of Groovy, too, and not only here',
        script: 'false',
      })
      return 1
    }`,
    ['      sh({\n', 'STATUS='],
  ],
  [
    'again, after it was caught',
    `
    export function call(): void {
      try {
        echo('a')
        throw new Error('first')
      } catch (error) {
        echo('caught')
        throw new Error('second')
      }
    }`,
    ["throw new Error('second')"],
  ],
]

describe.each(['cps-1.31', 'sandbox-1.24'] as const)('the trace of an error under %s', (engine) => {
  it.each(programs)('names the line of what was thrown %s', async (_title, source, places) => {
    const lines = await traceOf(source, engine)
    const expected = places.map((place) => {
      const at = source.indexOf(place)
      if (at < 0) throw new Error(`the program lacks ${place}`)
      return `(src/vars/broken.ts:${source.slice(0, at).split('\n').length})`
    })
    expect(lines.map((line) => /\(src.*$/.exec(line)?.[0])).toEqual([...expected, undefined])
  })
})

describe('a frame', () => {
  const origins = new Map([['vars/sweep.groovy', [undefined, { file: 'src/vars/sweep.ts', line: 3 }]]])

  it.each([
    'at sweep.call(sweep.groovy:2)',
    'at sweep.call(/var/jenkins_home/jobs/demo/builds/7/libs/0a1b2c/vars/sweep.groovy:2)',
    'at sweep.call(file:/var/jenkins_home/jobs/a (b)/builds/7/libs/0a1b2c/vars/sweep.groovy:2)',
    'at sweep.call(jar:file:/var/jenkins_home/jobs/demo/builds/7/libs/0a1b2c.jar!/vars/sweep.groovy:2)',
    'at sweep.call(C:\\Jenkins\\jobs\\demo\\builds\\7\\libs\\0a1b2c\\vars\\sweep.groovy:2)',
    '[2026-01-31T10:11:12.131Z] \tat sweep$_call_closure1.doCall(sweep.groovy:2)',
  ])('is known in each form that Jenkins has: %s', (frame) => {
    expect(nameSources(`${frame}\n`, origins)).toEqual({
      text: `${frame} (src/vars/sweep.ts:3)\n`,
      named: ['vars/sweep.groovy'],
    })
  })

  it.each([
    'at dust.call(dust.groovy:2)',
    'at WorkflowScript.run(WorkflowScript:2)',
    'at dust.call(mysweep.groovy:2)',
  ])('of something else is left alone: %s', (frame) => {
    expect(nameSources(frame, origins)).toEqual({ text: frame, named: [] })
  })

  it('without a line of the source is left alone', () => {
    expect(nameSources('(sweep.groovy:1) (sweep.groovy:9)', origins).text).toBe(
      '(sweep.groovy:1) (sweep.groovy:9)',
    )
  })
})

describe('the library', () => {
  const { files, origins } = compileLibrary({ root: join(__dirname, '../..') })

  it.each([...files])('has a line of the sources for each line of code of %s', (path, text) => {
    const isCode = (line: string): boolean => !/^\s*($|\/\/|\/?\*|[\])}])/.test(line)
    let method = ''
    const lines = text.split('\n').map((line, i) => {
      method = /^\S.* (\w+)\(/.exec(line)?.[1] ?? method
      return { method, line, origin: origins.get(path)![i] }
    })
    const unknown = lines.filter(({ line, origin }) => isCode(line) && origin === undefined)
    // A helper of the compiler has no source.
    expect(unknown.filter((one) => !helperNames.has(one.method))).toEqual([])
  })
})
