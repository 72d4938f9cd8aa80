import { findSecrets } from '../tools/secrets'
import { type PipelineRun, runPipeline } from './pipeline'
import { hang, RecordedWorld } from './recorded'

/** Has state of every kind live across its steps: locals, closures, fields of a class, loops, branches, handlers. */
const program = `
class Counter implements Serializable {
  int n = 0
  def next(script) { n++; script.sh(script: 'count ' + n, returnStdout: true) }
}
def counter = new Counter()
def seen = []
def note = { x -> seen.add(x); sh 'note ' + x; x }
podTemplate(label: 'pod') {
  node(POD_LABEL) {
    for (int i = 0; i < 2; i++) { note(counter.next(this)) }
    def both = parallel(
      a: { int tries = 0; retry(3) { tries++; if (sh(script: 'flaky', returnStatus: true) != 0) { error 'again' }; tries } },
      b: { try { timeout(5) { sh 'slow' } } catch (e) { note(e.message) } finally { sh 'finally' } })
    withEnv(['X=y']) { seen.add(env.X); sh 'after' ; seen.add(env.X) }
    return [both, seen, counter.n]
  }
}`

async function run(reload: NonNullable<PipelineRun['reload']>) {
  const world = new RecordedWorld()
  let flaky = 0
  world.answer('sh', /^count/, ({ args }) => `got ${args['script']}`)
  world.answer('sh', 'flaky', () => (flaky++ === 0 ? 1 : 0))
  world.answer('sh', 'slow', (call, signal) => {
    queueMicrotask(() => world.clock.advance(5 * 60_000))
    return hang(call, signal)
  })
  const result = await runPipeline({ jenkinsfile: program, world, clock: world.clock, reload })
  return { result, scripts: [...world.scripts].sort() }
}

describe('a program that is saved and loaded at every suspension', () => {
  const expected = [
    { a: 2, b: 'Timeout has been exceeded' },
    ['got count 1', 'got count 2', 'Timeout has been exceeded', 'y', 'y'],
    2,
  ]
  const scripts = [
    'after',
    'count 1',
    'count 2',
    'finally',
    'flaky',
    'flaky',
    'note Timeout has been exceeded',
    'note got count 1',
    'note got count 2',
    'slow',
  ]

  it.each(['never', 'class-loader', 'jvm'] as const)(
    'gives the same, and runs each step once: %s',
    async (reload) => {
      const ran = await run(reload)
      expect(ran.result.error).toBeUndefined()
      expect(ran.result).toMatchObject({ outcome: 'success', result: expected })
      expect(ran.scripts).toEqual(scripts)
    },
  )

  it('shares one set of variables between the scripts after loading, too', async () => {
    const libraries = [
      {
        name: 'kiln',
        vars: { put: "def call() { sh 'x'; binding.setVariable('shared', 'from the library') }" },
        resources: {},
      },
    ]
    const jenkinsfile = "@Library('kiln') _\nput()\nsh 'y'\nreturn shared"
    expect(await runPipeline({ jenkinsfile, libraries, world: new RecordedWorld() })).toMatchObject({
      result: 'from the library',
    })
  })
})

describe('a state that cannot be saved', () => {
  it('fails the run, and names the path to the value', async () => {
    const { error } = await runPipeline({
      jenkinsfile: "def m = [found: ('abc' =~ /b/)]\nsh 'x'\nreturn m.found.find()",
      world: new RecordedWorld(),
    })
    expect(error?.class).toBe('bench')
    expect(error?.message).toContain('NotSerializableException: java.util.regex.Matcher')
    expect(error?.message).toContain('kiln.bench.Branch')
  })

  it('cannot be caught by the program, and its blocks are left', async () => {
    const world = new RecordedWorld()
    const jenkinsfile =
      "node { try { def t = new Thread(); sh 'x'; t.join() } catch (Throwable e) { echo 'caught' } }"
    expect((await runPipeline({ jenkinsfile, world })).error?.message).toContain('java.lang.Thread')
    expect(world.console).not.toContain('caught')
    expect(world.events.at(-1)).toMatchObject({ kind: 'leave', block: { step: 'node' } })
  })

  it('is that of a for-in loop around a step, which bare groovy-cps cannot save', async () => {
    const { error } = await runPipeline({
      jenkinsfile: "for (x in ['a', 'b']) { sh x }",
      world: new RecordedWorld(),
    })
    expect(error?.message).toContain('ArrayList$Itr')
  })
})

describe('the bytes of a saved state', () => {
  const canary = 'canary-7d1f'
  const states = async (body: string): Promise<Buffer[]> => {
    const world = new RecordedWorld({ credentials: { reg: { username: 'u', password: canary } } })
    const saved: Buffer[] = []
    const bindings = "usernamePassword(credentialsId: 'reg', usernameVariable: 'U', passwordVariable: 'P')"
    const { error } = await runPipeline({
      jenkinsfile: `withCredentials([${bindings}]) { ${body} }`,
      world,
      onState: (bytes) => saved.push(bytes),
    })
    expect(error).toBeUndefined()
    return saved
  }

  const secretsIn = (states: Buffer[]) =>
    findSecrets(
      [canary],
      states.map((state) => ['state', state]),
    )

  it('show a secret that entered a Groovy value', async () => {
    const saved = await states("def p = P; sh 'x'; p = null")
    expect(secretsIn(saved)).toContainEqual({ where: 'state', form: canary })
  })

  it('show none where the secret stayed in the environment', async () => {
    const saved = await states("sh 'login $P'; sh 'x'")
    expect(saved.length).toBeGreaterThan(3)
    expect(secretsIn(saved)).toEqual([])
  })

  it('are counted', async () => {
    const sizeOf = async (jenkinsfile: string) =>
      (await runPipeline({ jenkinsfile, world: new RecordedWorld() })).maxStateBytes
    const small = await sizeOf("def t = 'x'; sh 'x'; t")
    const big = await sizeOf("def t = 'x' * 5000000; sh 'x'; t.length()")
    expect(small).toBeGreaterThan(500)
    expect(big - small).toBeGreaterThan(5_000_000)
  })
})
