import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'
import type { Json } from './world'

const run = (jenkinsfile: string, world = new RecordedWorld()) => runPipeline({ jenkinsfile, world })

describe('a Scripted Pipeline', () => {
  it('gives what its last statement gives', async () => {
    expect(await run("[a: 1, b: ['x', null, true]]")).toMatchObject({
      outcome: 'success',
      result: { a: 1, b: ['x', null, true] },
    })
  })

  it('fails with the exception that it throws, its class, and the Groovy frames', async () => {
    const { outcome, error } = await run(
      "\n\ndef fail() {\n  throw new IllegalStateException('broken')\n}\nfail()",
    )
    expect(outcome).toBe('failure')
    expect(error).toEqual({
      class: 'java.lang.IllegalStateException',
      message: 'broken',
      stack: [
        { file: 'WorkflowScript', line: 4, method: 'fail' },
        { file: 'WorkflowScript', line: 6, method: 'run' },
      ],
    })
  })

  it('names the line of a step that fails', async () => {
    const world = new RecordedWorld().answer('sh', 'make', 2)
    const { error } = await run("node {\n  echo 'a'\n  sh 'make'\n}", world)
    expect(error).toMatchObject({ class: 'hudson.AbortException', message: 'script returned exit code 2' })
    expect(error?.stack[0]).toMatchObject({ file: 'WorkflowScript', line: 3 })
  })

  it('fails with the place of a syntax error', async () => {
    const { outcome, error } = await run('def x = [')
    expect(outcome).toBe('failure')
    expect(error?.message).toMatch(/WorkflowScript: 1: /)
  })

  it('refuses what groovy-cps cannot transform', async () => {
    const { error } = await run('[1, 2]*.toString()')
    expect(error?.message).toContain('spread not yet supported for CPS transformation')
  })

  it('says that Declarative Pipeline is not supported', async () => {
    expect((await run('pipeline { agent any }')).error?.message).toContain('Declarative Pipeline')
  })

  it('cannot give back a value that JSON cannot hold', async () => {
    const { outcome, error } = await run('[inner: [new Object()]]')
    expect(outcome).toBe('failure')
    expect(error?.message).toContain('the result.inner[0]: it is a java.lang.Object')
  })
})

describe('the result of a step', () => {
  it.each<[Json, string]>([
    [7, 'java.lang.Integer'],
    [2 ** 31, 'java.lang.Long'],
    ['text', 'java.lang.String'],
    [true, 'java.lang.Boolean'],
    [[1], 'java.util.ArrayList'],
    [{ a: 1 }, 'java.util.LinkedHashMap'],
    [1.5, 'java.lang.Double'],
  ])('%j is a %s in the program', async (value, type) => {
    const world = new RecordedWorld().answer('readYaml', () => true, value)
    expect(await run("def v = readYaml(text: ''); return [v, v.getClass().getName()]", world)).toMatchObject({
      result: [value, type],
    })
  })

  it('survives unicode and a megabyte in both directions', async () => {
    const text = '🦊 ü "quoted"   \n'.repeat(60_000)
    const world = new RecordedWorld({ files: { big: text } })
    const { result } = await run(
      "def t = readFile('big'); writeFile(file: 'copy', text: t); return t.length()",
      world,
    )
    expect(result).toBe(text.length)
    expect(world.files['copy']).toBe(text)
  })
})

describe('the arguments of a step', () => {
  const argsOf = async (call: string): Promise<Json> => {
    const world = new RecordedWorld().answer('sh', '', '')
    const { calls, error } = await run(call, world)
    expect(error).toBeUndefined()
    return { ...calls[0]?.args }
  }

  it('bind by name', async () => {
    expect(await argsOf("sh(script: 'make', returnStdout: true)")).toEqual({
      script: 'make',
      returnStdout: true,
    })
  })

  it('bind a single one to the first required parameter', async () => {
    expect(await argsOf("sh 'make'")).toEqual({ script: 'make' })
  })

  it('have templates as text, also deep inside', async () => {
    const call =
      'def n = 1; checkout([$class: "Git${n}", refs: ["r${n}"], inner: [("k${n}".toString()): "v${n}"]])'
    expect(await argsOf(call)).toEqual({ scm: { $class: 'Git1', refs: ['r1'], inner: { k1: 'v1' } } })
  })

  it.each([
    ["sh(script: 'x', returnStdOut: true)", 'Unknown parameter(s) found for sh: returnStdOut'],
    ['sh(returnStdout: true)', 'Missing required parameter: "script" of sh'],
    ['sh()', 'Missing required parameter: "script" of sh'],
    ["sh('a', 'b')", 'Expected named arguments but got [String, String] in the call of sh'],
    ["deleteDir('a')", 'deleteDir takes no unnamed argument'],
    ['echo(message: { 1 })', 'echo: message: it is a kiln.bench.PipelineClosure'],
    ["stage('a')", 'stage step must be called with a body'],
  ])('%s fails: %s', async (call, message) => {
    const { error, calls } = await run(call)
    expect(error?.message).toContain(message)
    expect(calls).toEqual([])
  })

  it('make a described object of a symbol, which is no step', async () => {
    const world = new RecordedWorld({ credentials: { reg: { username: 'u', password: 'p' } } })
    const bindings = "usernamePassword(credentialsId: 'reg', usernameVariable: 'U', passwordVariable: 'P')"
    const { blocks, calls } = await run(`withCredentials([${bindings}]) { }`, world)
    expect(calls).toEqual([])
    expect(blocks[0]?.args).toEqual({
      bindings: [
        { $class: 'usernamePassword', credentialsId: 'reg', usernameVariable: 'U', passwordVariable: 'P' },
      ],
    })
  })
})

describe('a name', () => {
  it('that is no step fails as in Jenkins, and lists the steps', async () => {
    const { error } = await run("bat 'dir'")
    expect(error?.class).toBe('java.lang.NoSuchMethodError')
    expect(error?.message).toMatch(
      /^No such DSL method 'bat' found among steps \[.*\bsh\b.*\] or symbols .* or globals/,
    )
  })

  it('that is no variable is looked up in the environment', async () => {
    expect(await run('podTemplate(label: "pod-7") { POD_LABEL }')).toMatchObject({ result: 'pod-7' })
  })

  it('that is nothing at all is a missing property', async () => {
    expect((await run('NO_SUCH_THING')).error?.class).toBe('groovy.lang.MissingPropertyException')
  })

  it('can be a step through steps and through this', async () => {
    const world = new RecordedWorld()
    await run("steps.echo('a'); this.echo('b'); def self = this; node { self.echo 'c'; println 'd' }", world)
    expect(world.console).toEqual(['a', 'b', 'c', 'd'])
  })

  it('of a step means the step, where Groovy has a method of the same name', async () => {
    const { calls } = await run('sleep 5; node { sleep 6 }')
    expect(calls.map(({ step, args }) => [step, args])).toEqual([
      ['sleep', { time: 5 }],
      ['sleep', { time: 6 }],
    ])
  })
})

describe('the global variables', () => {
  it('env reads the environment of the place', async () => {
    const world = new RecordedWorld({ env: { BRANCH_NAME: 'main' } })
    const program =
      "def inner = withEnv(['BRANCH_NAME=next', 'PATH+X=/x']) { env.BRANCH_NAME }; [inner, env.BRANCH_NAME, env['BRANCH_NAME'], env.NONE]"
    expect(await run(program, world)).toMatchObject({ result: ['next', 'main', 'main', null] })
  })

  it('env cannot be assigned to on the bench', async () => {
    expect((await run("env.X = 'y'")).error?.message).toContain('use withEnv')
  })

  it('params holds the parameters', async () => {
    const result = await runPipeline({
      jenkinsfile: 'params.TARGET + params.N',
      world: new RecordedWorld(),
      params: { TARGET: 'prod', N: 3 },
    })
    expect(result.result).toBe('prod3')
  })

  it('currentBuild.result only gets worse, and decides on the outcome', async () => {
    const program =
      "currentBuild.result = 'UNSTABLE'; currentBuild.result = 'SUCCESS'; currentBuild.currentResult"
    expect(await run(program)).toMatchObject({ outcome: 'unstable', result: 'UNSTABLE' })
  })

  it('scm is what checkout takes', async () => {
    const { calls } = await run('checkout scm')
    expect(calls[0]?.args).toEqual({ scm: { $class: 'GitSCM' } })
  })
})
