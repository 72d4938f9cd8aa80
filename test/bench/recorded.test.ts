import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

const credentials = {
  reg: { username: 'robot', password: 'pass"word' },
  token: { text: 'line one\nline two' },
  config: { file: 'config.json', content: '{}' },
}

const run = async (jenkinsfile: string, world: RecordedWorld) => {
  const result = await runPipeline({ jenkinsfile, world })
  return { ...result, console: world.console }
}

describe('sh in the recorded world', () => {
  it('gives its output, its exit code, or fails by it', async () => {
    const world = new RecordedWorld().answer('sh', 'ok', 'out\n').answer('sh', /^bad/, 3)
    const program = `[sh(script: 'ok', returnStdout: true), sh(script: 'bad', returnStatus: true), sh(script: 'ok', returnStatus: true), sh('ok')]`
    expect(await run(program, world)).toMatchObject({ result: ['out\n', 3, 0, null] })
    expect((await run("sh 'bad one'", world)).error?.message).toBe('script returned exit code 3')
  })

  it('must be answered where its output is wanted', async () => {
    await expect(run("sh(script: 'x', returnStdout: true)", new RecordedWorld())).rejects.toThrow(
      'no answer for sh with returnStdout: x',
    )
  })

  it('prefers the later of two answers', async () => {
    const world = new RecordedWorld().answer('sh', 'x', 'general').answer('sh', 'x 1', 'special')
    expect(
      await run(
        "['x 1', 'x 2'].collect { it }; [sh(script: 'x 1', returnStdout: true), sh(script: 'x 2', returnStdout: true)]",
        world,
      ),
    ).toMatchObject({ result: ['special', 'general'] })
  })

  it('shows its commands and its output on the console', async () => {
    const { console } = await run("sh 'make\\nmake test'", new RecordedWorld().answer('sh', 'make', 'a\nb\n'))
    expect(console).toEqual(['+ make', '+ make test', 'a', 'b'])
  })
})

describe('a step that the test does not answer', () => {
  it('fails the test, not the program', async () => {
    await expect(run("try { input 'go?' } catch (e) { }", new RecordedWorld())).rejects.toThrow(
      'The recorded world has no answer for input',
    )
  })
})

describe('the workspace', () => {
  it('keeps files', async () => {
    const world = new RecordedWorld({ files: { a: '1', 'b.json': '{"x": [1]}' } })
    const program =
      "writeFile(file: 'c', text: readFile('a') + '2'); [fileExists('c'), fileExists('d'), readJSON(file: 'b.json').x, pwd()]"
    expect((await run(program, world)).result).toEqual([
      true,
      false,
      [1],
      '/home/jenkins/agent/workspace/demo',
    ])
    expect(world.files['c']).toBe('12')
  })

  it('fails for a missing file', async () => {
    const { error } = await run("readFile 'none'", new RecordedWorld())
    expect(error?.message).toContain('NoSuchFileException')
  })
})

describe('credentials', () => {
  const all = `[usernamePassword(credentialsId: 'reg', usernameVariable: 'U', passwordVariable: 'P'),
    string(credentialsId: 'token', variable: 'T'), file(credentialsId: 'config', variable: 'F'),
    usernameColonPassword(credentialsId: 'reg', variable: 'UP')]`

  it('are in the environment inside withCredentials only', async () => {
    const world = new RecordedWorld({ credentials })
    const { result } = await run(
      `def inside = withCredentials(${all}) { [U, P, T, F, UP] }; [inside, env.P]`,
      world,
    )
    expect(result).toEqual([
      [
        'robot',
        'pass"word',
        'line one\nline two',
        expect.stringMatching(/@tmp\/secretFiles\/.*\/config\.json$/),
        'robot:pass"word',
      ],
      null,
    ])
  })

  it('are masked on the console, line by line and in base64, as long as the block is open', async () => {
    const world = new RecordedWorld({ credentials })
    const base64 = Buffer.from('pass"word').toString('base64')
    const { console } = await run(
      `withCredentials(${all}) { echo "p=$P"; sh "two: line two"; echo '${base64}'; retry(2) { error P } }`,
      world,
    )
    expect(console).toEqual(['p=****', '+ two: ****', '****', 'ERROR: ****', 'Retrying'])
  })

  it.each([
    ["string(credentialsId: 'none', variable: 'X')", "Could not find credentials entry with ID 'none'"],
    ["string(credentialsId: 'reg', variable: 'X')", "Credentials 'reg' is not of the kind that string binds"],
    ["[$class: 'VaultBinding', credentialsId: 'reg']", 'the bench has no binding VaultBinding'],
  ])('%s fails', async (binding, message) => {
    const { error } = await run(`withCredentials([${binding}]) { }`, new RecordedWorld({ credentials }))
    expect(error?.message).toContain(message)
  })
})

describe('the environment', () => {
  it('has what the blocks around add', async () => {
    const program =
      "podTemplate(label: 'p') { node(POD_LABEL) { container('c') { withEnv(['A=1', 'PATH+X=/x', 'B=<$A>', 'C=${D}']) { [POD_CONTAINER, WORKSPACE, A, PATH, B, C, env.D] } } } }"
    const world = new RecordedWorld({ env: { PATH: '/bin', A: 'outer', D: 'd' } })
    expect((await run(program, world)).result).toEqual([
      'c',
      '/home/jenkins/agent/workspace/demo',
      '1',
      '/x:/bin',
      '<outer>',
      'd',
      'd',
    ])
  })
})
