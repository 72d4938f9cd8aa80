import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Library, libraryFromTree } from './library'
import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

const kiln: Library = {
  name: 'kiln',
  vars: {
    greet:
      'def call(Map args = [:], Closure body = null) {\n  echo "hello ${args.name}"\n  body?.call()\n  return "greeted"\n}\ndef call(Closure body) { call([:], body) }',
    echo: "def call(String text) { steps.echo('wrapped ' + text) }",
    numbers: '@NonCPS\ndef twice(int n) { n * 2 }\ndef loud(String s) { greet(name: s); s.toUpperCase() }',
    broken: 'def call() {\n  def a = [\n}',
    state:
      'import groovy.transform.Field\n@Field int count = 0\ndef call() { count++; sleep 1; return count }',
  },
  resources: { 'kiln/pods/a.yaml': 'kind: Pod\n' },
}

const run = (jenkinsfile: string, libraries = [kiln], world = new RecordedWorld()) =>
  runPipeline({ jenkinsfile, libraries, world })

describe('@Library', () => {
  it.each([
    "@Library('kiln') _",
    "@Library('kiln@v1') _",
    "@Library(['kiln']) _",
    "@Library('kiln')\nimport groovy.json.JsonOutput\n",
  ])('%j loads the library', async (annotation) => {
    expect(await run(`${annotation}\nreturn greet(name: 'x')`)).toMatchObject({ result: 'greeted' })
  })

  it('of a library that does not exist fails before anything runs', async () => {
    const world = new RecordedWorld()
    const { error } = await run("@Library('klin') _\necho 'x'", [kiln], world)
    expect(error?.message).toBe('Could not find any definition of libraries [klin]; the run has [kiln]')
    expect(world.console).toEqual([])
  })

  it('is needed: without it there are no variables of the library', async () => {
    expect((await run('greet()')).error?.class).toBe('java.lang.NoSuchMethodError')
  })
})

describe('a variable of a library', () => {
  const use = (program: string, world = new RecordedWorld()) =>
    run(`@Library('kiln') _\n${program}`, [kiln], world)

  it('is called by its name, with all shapes of arguments', async () => {
    const world = new RecordedWorld()
    const { error } = await use(
      "greet(); greet(name: 'a'); greet(name: 'b') { steps.echo 'body' }; greet { steps.echo 'only' }",
      world,
    )
    expect(error).toBeUndefined()
    expect(world.console).toEqual([
      'wrapped hello null',
      'wrapped hello a',
      'wrapped hello b',
      'body',
      'wrapped hello null',
      'only',
    ])
  })

  it('wins over the step of the same name', async () => {
    const world = new RecordedWorld()
    await use("echo 'x'", world)
    expect(world.console).toEqual(['wrapped x'])
  })

  it('has methods, and sees the other variables', async () => {
    expect(await use("[numbers.twice(21), numbers.loud('a')]")).toMatchObject({ result: [42, 'A'] })
  })

  it('keeps its fields over a suspension', async () => {
    expect(await use('state(); state(); state()')).toMatchObject({ result: 3 })
  })

  it('fails with the place of its syntax error when it is used', async () => {
    expect((await use('1')).outcome).toBe('success')
    expect((await use('broken()')).error?.message).toContain('broken.groovy: 2')
  })

  it('shows in the frames of a failure', async () => {
    const { error } = await use("greet(name: 'x') { throw new Exception('in the body') }")
    expect(error?.stack.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'WorkflowScript:2',
      'greet.groovy:3',
      'WorkflowScript:2',
    ])
  })
})

describe('libraryResource', () => {
  it('reads a resource', async () => {
    expect(await run("@Library('kiln') _\nlibraryResource('kiln/pods/a.yaml')")).toMatchObject({
      result: 'kind: Pod\n',
    })
  })

  it('is one of the calls', async () => {
    const world = new RecordedWorld()
    const { calls } = await run(
      "@Library('kiln') _\nnode { echo 'a'; libraryResource 'kiln/pods/a.yaml' }",
      [kiln],
      world,
    )
    expect(calls.map(({ step, blocks }) => [step, blocks.length])).toEqual([
      ['echo', 1],
      ['libraryResource', 1],
    ])
    expect(world.events).toContainEqual({ kind: 'call', call: calls[1] })
  })

  it('fails for a missing one as in Jenkins', async () => {
    expect((await run("@Library('kiln') _\nlibraryResource 'kiln/none.yaml'")).error).toMatchObject({
      class: 'hudson.AbortException',
      message: 'No such library resource kiln/none.yaml could be found.',
    })
  })
})

describe('libraryFromTree', () => {
  it('reads vars and resources of a working tree', () => {
    const root = mkdtempSync(join(tmpdir(), 'kiln-library-'))
    try {
      mkdirSync(join(root, 'vars'))
      mkdirSync(join(root, 'resources/kiln/pods'), { recursive: true })
      writeFileSync(join(root, 'vars/a.groovy'), 'def call() {}')
      writeFileSync(join(root, 'vars/a.txt'), 'help')
      writeFileSync(join(root, 'resources/kiln/pods/p.yaml'), 'kind: Pod')
      expect(libraryFromTree(root)).toEqual({
        name: 'kiln',
        vars: { a: 'def call() {}' },
        resources: { 'kiln/pods/p.yaml': 'kind: Pod' },
      })
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})
