import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryLibrary } from './library'

const made = [
  'resources/kiln/options/bake.schema.json',
  'resources/kiln/pods/oven.yaml',
  'src/options/tables/bake.ts',
  'vars/bake.groovy',
  'vars/bake.txt',
  'vars/sweep.groovy',
]

let library: TemporaryLibrary
beforeEach(() => {
  library = new TemporaryLibrary()
  library.write(
    'src/pods/yaml.ts',
    'export function toYaml(value: unknown): string {\n  return JSON.stringify(value)\n}\n',
  )
  library.write(
    'src/pods/ovenPod.ts',
    "export function ovenPod(options: { heat?: number } = {}): object {\n  return { kind: 'Pod', heat: options.heat ?? 200 }\n}\n",
  )
})
afterEach(() => library.remove())

describe('kiln build', () => {
  it('makes every file and says which', () => {
    const { status, stdout, stderr } = library.run('build')
    expect(stderr).toMatch(/^( {2}\+ \S+\n){6}✓ 6 files, 6 changed \(\d+\.\d s\)\n$/)
    for (const path of made) expect(stderr).toContain(`  + ${path}\n`)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(library.read('resources/kiln/pods/oven.yaml')).toMatch(
      /^# Generated .*\n\{"kind":"Pod","heat":200\}$/,
    )
  })

  it('makes the same again, to the byte, and touches nothing', () => {
    library.run('build')
    const before = made.map((path) => [library.read(path), statSync(join(library.root, path)).mtimeMs])
    expect(library.run('build').stderr).toContain('6 files, none changed')
    expect(made.map((path) => [library.read(path), statSync(join(library.root, path)).mtimeMs])).toEqual(
      before,
    )
  })

  it('makes anew only what a change concerns', () => {
    library.run('build')
    library.change('src/pods/ovenPod.ts', '200', '230')
    expect(library.run('build').stderr).toMatch(/^ {2}~ resources\/kiln\/pods\/oven\.yaml\n✓/)
  })

  it('compiles against the tables of now, not those on disk', () => {
    library.run('build')
    library.change(
      'src/vars/bake.ts',
      'return (options',
      "if (bakeTable['extra'] === undefined) return 0\n  return (options",
    )
    library.change('src/vars/bake.ts', 'import', "import { bakeTable } from '../options/tables/bake'\nimport")
    library.change(
      'src/options/bake.ts',
      '/** In degrees',
      '/** More. */\n  extra?: string\n  /** In degrees',
    )
    expect(library.run('build').stderr).toContain('✓')
    expect(library.read('vars/bake.groovy')).toContain('extra: [')
  })

  it('deletes what it made earlier and no longer makes', () => {
    library.run('build')
    library.delete('src/vars/sweep.ts')
    expect(library.run('build').stderr).toContain('  - vars/sweep.groovy\n')
    expect(existsSync(join(library.root, 'vars/sweep.groovy'))).toBe(false)
  })

  it('leaves a file that it did not make, and warns of it', () => {
    library.write('vars/byHand.groovy', 'def call() {}\n')
    const { status, stderr } = library.run('build')
    expect(stderr).toContain('! vars/byHand.groovy was not made by the build: move it elsewhere')
    expect({ status, kept: library.read('vars/byHand.groovy') }).toEqual({
      status: 0,
      kept: 'def call() {}\n',
    })
  })

  it('checks types strictly, whatever the settings say', () => {
    library.change('src/tsconfig.json', '"strict": true', '"strict": false')
    library.change('src/vars/sweep.ts', '{}', "{ ['a'][0].trim() }")
    expect(library.run('build').stderr).toMatch(/src\/vars\/sweep\.ts:2:\d+ - error TS2532: /)
  })

  it('builds each step, even one that the settings leave out', () => {
    expect(library.run('build').status).toBe(0)
    library.change('src/tsconfig.json', '"include": ["."]', '"include": ["options"]')
    expect(library.run('build').stderr).toMatch(/none changed/)
    expect(existsSync(join(library.root, 'vars/sweep.groovy'))).toBe(true)
  })

  it('says where its settings cannot be read', () => {
    library.write('src/tsconfig.json', '{\n  "include": [".\n}\n')
    const { status, stderr } = library.run('build')
    expect(stderr).toContain('src/tsconfig.json:2:17 - error TS1002: Unterminated string literal.')
    expect({ status, wasMade: existsSync(join(library.root, 'vars')) }).toEqual({ status: 1, wasMade: false })
  })

  it('says what cannot be written', () => {
    library.write('vars', 'in its place')
    const { status, stderr } = library.run('build')
    expect(stderr).toMatch(/^✗ a file cannot be read or written: .*vars'\n$/)
    expect(status).toBe(1)
  })

  it('finds the library from a folder inside it', () => {
    expect(library.runIn('src/options', 'build').status).toBe(0)
  })

  it.each([
    [
      'the options',
      'src/options/bake.ts',
      'heat?: number',
      'heat?: Date',
      /src\/options\/bake\.ts:\d+:\d+ - error KILN804: An option cannot be of type `Date`\./,
    ],
    ['a step', 'src/vars/sweep.ts', '{}', '{ class A {} }', /src\/vars\/sweep\.ts:2:\d+ - error KILN102: /],
    [
      'a type',
      'src/vars/sweep.ts',
      '{}',
      "{ const x: number = 'a' }",
      /src\/vars\/sweep\.ts:2:\d+ - error TS2322: /,
    ],
    [
      'a pod',
      'src/pods/ovenPod.ts',
      '?? 200',
      '?? missing()',
      /src\/pods\/ovenPod\.ts:1:17 - error KILN902: ovenPod\(\) fails without options: missing is not defined\./,
    ],
    [
      "a pod's syntax",
      'src/pods/ovenPod.ts',
      'return {',
      'return }',
      /src\/pods\/ovenPod\.ts:2:\d+ - error (KILN901|TS1\d+): /,
    ],
  ])('tells a mistake in %s, and writes nothing', (_what, path, from, to, message) => {
    library.change(path, from, to)
    const { status, stdout, stderr } = library.run('build')
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/✗ \d+ errors?, so nothing was written\n$/)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    for (const file of made) expect(existsSync(join(library.root, file))).toBe(false)
  })

  it('has colours only on a terminal', () => {
    expect(library.run('build').stderr).not.toContain('\u001b')
  })
})

describe('kiln build --check', () => {
  it('is content with what the build made', () => {
    library.run('build')
    const { status, stdout, stderr } = library.run('build', '--check')
    expect(stderr).toMatch(/^✓ 6 files are as the sources make them/)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })

  it('lists all that differs, and writes nothing', () => {
    library.run('build')
    library.delete('vars/bake.txt')
    library.change('vars/bake.groovy', 'call', 'calls')
    library.write('vars/old.groovy', library.read('vars/sweep.groovy'))
    library.write('resources/kiln/notes.md', 'by hand\n')
    const { status, stdout, stderr } = library.run('build', '--check')
    expect(stdout.split('\n')).toEqual([
      'missing: vars/bake.txt',
      'stale: vars/bake.groovy',
      'superfluous: vars/old.groovy',
      'not generated: resources/kiln/notes.md',
      '',
    ])
    expect(stderr).toContain('run `npm run build` and commit what it changes')
    expect(status).toBe(1)
    expect(existsSync(join(library.root, 'vars/bake.txt'))).toBe(false)
    expect(existsSync(join(library.root, 'vars/old.groovy'))).toBe(true)
  })
})

describe('kiln build --format', () => {
  const place = { file: 'src/vars/sweep.ts', line: 2, column: 32 }
  beforeEach(() => library.change('src/vars/sweep.ts', '{}', '{ class A {} }'))

  it('tsc writes what the problem matchers of editors read, with paths from where it runs', () => {
    const { status, stdout, stderr } = library.runIn('src/options', 'build', '--format', 'tsc')
    expect(stdout).toMatch(
      /^\.\.\/vars\/sweep\.ts\(2,32\): error KILN102: Classes are not supported.*over an interface\.\n$/,
    )
    expect({ status, stderr }).toEqual({ status: 1, stderr: '✗ 1 error, so nothing was written\n' })
  })

  it('tsc fits the task for VS Code in docs/write-a-step.md', () => {
    const [, settings] = /```json\n(.*?)```/s.exec(
      readFileSync(join(__dirname, '../../docs/write-a-step.md'), 'utf8'),
    )!
    const [{ command, problemMatcher }] = JSON.parse(settings!).tasks
    expect(command).toBe('npx kiln build --watch --format tsc')
    const { stdout } = library.run('build', '--format', 'tsc')
    const [, ...found] = new RegExp(problemMatcher.pattern.regexp, 'm').exec(stdout)!
    const { file, line, column, severity, code } = problemMatcher.pattern
    expect([file, line, column, severity, code].map((group) => found[group - 1])).toEqual([
      'src/vars/sweep.ts',
      '2',
      '32',
      'error',
      'KILN102',
    ])
  })

  it('json writes one object', () => {
    const { status, stdout, stderr } = library.run('build', '--format', 'json')
    const { diagnostics, missing } = JSON.parse(stdout)
    expect(diagnostics).toEqual([
      {
        ...place,
        code: 'KILN102',
        message: expect.stringContaining('Classes are not supported'),
        suggestion: expect.stringContaining('Write functions'),
        source: 'export function call(): void { class A {} }',
        length: 10,
      },
    ])
    expect({ status, missing, stderr }).toEqual({
      status: 1,
      missing: [],
      stderr: '✗ 1 error, so nothing was written\n',
    })
  })

  it('json tells what was written, and what a check has found', () => {
    library.change('src/vars/sweep.ts', '{ class A {} }', '{}')
    const all = { diagnostics: [], missing: made, stale: [], superfluous: [], foreign: [] }
    expect(JSON.parse(library.run('build', '--check', '--format', 'json').stdout)).toEqual(all)
    expect(JSON.parse(library.run('build', '--format', 'json').stdout)).toEqual(all)
    const { stdout } = library.run('build', '--check', '--format', 'json')
    expect(JSON.parse(stdout)).toEqual({ ...all, missing: [] })
  })
})

describe('kiln build --watch', () => {
  it('builds at each change, and survives a mistake', async () => {
    const { child, until } = library.start('build', '--watch')
    try {
      expect(await until('waiting for a change')).toContain('6 files, 6 changed')
      library.change('src/options/bake.ts', 'heat?: number', 'heat?: Date')
      expect(await until('waiting for a change')).toContain('KILN804')
      library.change('src/options/bake.ts', 'heat?: Date', 'warmth?: number')
      expect(await until('waiting for a change')).toContain('~ vars/bake.txt')
      expect(library.read('vars/bake.txt')).toContain('warmth (whole number)')
      library.write('src/vars/mop.ts', 'export function call(): void {}\n')
      expect(await until('waiting for a change')).toContain('+ vars/mop.groovy')
      library.write('src/vars/mop.ts', "export function call(): void {\n  throw new Error('wet')\n}\n")
      expect(await until('waiting for a change')).toMatch(/^building\n {2}~ vars\/mop\.groovy\n✓/m)
      // As an editor does that writes another file, and puts that in its place.
      library.write('mop.ts', 'export function call(): void {}\n')
      library.move('mop.ts', 'src/vars/mop.ts')
      expect(await until('waiting for a change')).toContain('~ vars/mop.groovy')
      library.write('src/vars/mop.ts', "export function call(): void {\n  throw new Error('dry')\n}\n")
      expect(await until('waiting for a change')).toContain('~ vars/mop.groovy')
      const settings = library.read('src/tsconfig.json')
      library.write('src/tsconfig.json', '{')
      expect(await until('waiting for a change')).toContain(
        "src/tsconfig.json:1:2 - error TS1005: '}' expected.",
      )
      library.write('src/tsconfig.json', settings)
      expect(await until('waiting for a change')).toContain('none changed')
      library.delete('src/vars/mop.ts')
      expect(await until('waiting for a change')).toContain('- vars/mop.groovy')
    } finally {
      const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
      child.kill('SIGINT')
      expect(await ended).toBe('SIGINT')
    }
  })
})
