import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameProblem } from '../../build/cli/newStep'

const root = join(__dirname, '../..')

const steps = { greetEverybody: [], greetAnybodyWhoHappensToComeAlongInAPodOfItsOwn: ['--pod'] }
const [plain, inPod] = Object.keys(steps) as [string, string]

/** A copy of this library, with two new steps. */
let copy: string
let outcomes: ReturnType<typeof run>[]
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'kiln-new-'))
  const copied = [
    'package.json',
    'tsconfig.json',
    '.prettierrc.json',
    'src',
    'test/bench',
    'test/language/allowed-calls.txt',
    'test/steps',
    'test/tools',
  ]
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true })
  for (const path of ['build', 'node_modules']) symlinkSync(join(root, path), join(copy, path))
  outcomes = Object.entries(steps).map(([step, options]) => run(kiln, 'new', 'step', step, ...options))
})
afterAll(() => rmSync(copy, { recursive: true }))

const kiln = join(root, 'bin/kiln.js')

function run(...command: string[]) {
  return spawnSync(process.execPath, command, { cwd: copy, encoding: 'utf8' })
}

describe('kiln new step', () => {
  it('makes a step, builds it, and says what to do next', () => {
    for (const [i, step] of Object.keys(steps).entries()) {
      const { status, stdout, stderr } = outcomes[i]!
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
      expect(stderr).toContain(`  + src/vars/${step}.ts\n`)
      expect(stderr).toContain(`  + vars/${step}.groovy\n`)
      expect(stderr).toContain(`npx jest test/steps/${step}\n`)
    }
  })

  it('makes a pod where it is asked to', () => {
    expect(existsSync(join(copy, `resources/kiln/pods/${inPod}.yaml`))).toBe(true)
    expect(existsSync(join(copy, `resources/kiln/pods/${plain}.yaml`))).toBe(false)
  })

  it('makes sources that are formatted, whatever the length of the name', () => {
    const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs')
    const { status, stdout } = run(prettier, '--list-different', `src/**/greet*.ts`, 'test/steps/greet*.ts')
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })

  it('makes tests that pass', () => {
    const config = {
      rootDir: copy,
      testMatch: ['<rootDir>/test/steps/greet*.test.ts'],
      transform: { '\\.ts$': join(root, 'test/esbuild-transform.js') },
      testTimeout: 120_000,
    }
    const jest = join(root, 'node_modules/jest/bin/jest.js')
    const { status, stderr } = run(jest, '--config', JSON.stringify(config), '--maxWorkers=1')
    expect(stderr).toMatch(/Tests: +6 passed, 6 total/)
    expect(status).toBe(0)
  })

  it('works in a folder that has what the documentation says, and nothing else', () => {
    const page = readFileSync(join(root, 'docs/write-a-step.md'), 'utf8')
    const [, needed] = /That folder needs from here ([^]*?) and the npm package/.exec(page)!
    const folder = mkdtempSync(join(tmpdir(), 'kiln-other-'))
    for (const [, path] of needed!.matchAll(/`([^`]+)`/g))
      cpSync(join(root, path!), join(folder, path!), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const command = [kiln, 'new', 'step', 'greet', '--pod']
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(existsSync(join(folder, 'vars/greet.groovy'))).toBe(true)
    rmSync(folder, { recursive: true })
  })

  it('overwrites nothing', () => {
    const before = readFileSync(join(copy, 'src/vars/kanikoBuild.ts'), 'utf8')
    const { status, stderr } = run(kiln, 'new', 'step', 'kanikoBuild')
    expect(stderr).toContain(
      'error: src/options/kanikoBuild.ts is there already: give the step another name\n',
    )
    expect({ status, after: readFileSync(join(copy, 'src/vars/kanikoBuild.ts'), 'utf8') }).toEqual({
      status: 2,
      after: before,
    })
  })
})

describe('the name of a step', () => {
  it.each(['scanImage', 'x', 'deploy2', 'setVersion'])('can be %s', (name) => {
    expect(nameProblem(root, name)).toBeUndefined()
  })

  it.each([
    ['', 'is no name of a step'],
    ['Scan', 'begin with a small letter'],
    ['scan-image', 'letters and digits'],
    ['../scan', 'is no name of a step'],
    ['sh', 'is a step of Jenkins'],
    ['withCredentials', 'is a step of Jenkins'],
    ['env', 'is a word of Groovy'],
    ['interface', 'is a word of Groovy or TypeScript'],
    ['delete', 'is a word of Groovy or TypeScript'],
    ['call', 'is a word of Groovy or TypeScript'],
    ['kanikobuild', 'src/options/kanikobuild.ts is there already'],
  ])('cannot be %j', (name, problem) => {
    expect(nameProblem(root, name)).toContain(problem)
  })
})
