import { runPipeline } from './pipeline'
import { hang, RecordedWorld } from './recorded'
import { STEPS } from './steps'

const run = (jenkinsfile: string, world = new RecordedWorld()) =>
  runPipeline({ jenkinsfile, world, clock: world.clock })

const trace = (world: RecordedWorld): string[] =>
  world.events.map((event) => {
    if (event.kind === 'call') return event.call.step
    return event.kind === 'enter' ? `> ${event.block.step}` : `< ${event.block.step} ${event.outcome}`
  })

describe('every block step', () => {
  const args: Record<string, string> = {
    ansiColor: "'xterm'",
    container: "'tool'",
    dir: "'sub'",
    lock: "'one'",
    retry: '2',
    stage: "'Build'",
    timeout: '5',
    warnError: "'careful'",
    withCredentials: '[]',
    withEnv: "['A=b']",
    ws: "'w'",
  }
  const steps = Object.keys(STEPS).filter((name) => STEPS[name]?.block)

  it.each(steps)('%s is entered, runs its body in it, and is left', async (step) => {
    const world = new RecordedWorld()
    const { outcome, calls } = await run(`${step}(${args[step] ?? ''}) { echo 'inside' }`, world)
    expect(outcome).toBe('success')
    expect(trace(world)).toEqual([`> ${step}`, 'echo', `< ${step} success`])
    expect(calls[0]?.blocks.map((block) => block.step)).toEqual([step])
  })

  it.each(steps.filter((step) => !['catchError', 'warnError'].includes(step)))(
    '%s gives the value of its body',
    async (step) => {
      expect(await run(`${step}(${args[step] ?? ''}) { 'value' }`)).toMatchObject({ result: 'value' })
    },
  )

  it('is left when its body fails, innermost first, and the failure goes on', async () => {
    const world = new RecordedWorld().answer('sh', 'make', 1)
    const { error } = await run("node { container('tool') { sh 'make' } }", world)
    expect(error?.message).toBe('script returned exit code 1')
    expect(trace(world)).toEqual(['> node', '> container', 'sh', '< container failure', '< node failure'])
  })

  it('is left when its body returns from a loop around it', async () => {
    const world = new RecordedWorld()
    await run("for (int i = 0; i < 3; i++) { dir('a') { echo 'x' }; if (i == 1) break }", world)
    expect(trace(world).filter((line) => line === '< dir success')).toHaveLength(2)
  })

  it('is not left when entering fails', async () => {
    const world = new RecordedWorld()
    const { error } = await run("withCredentials([string(credentialsId: 'none', variable: 'X')]) { }", world)
    expect(error?.message).toBe("Could not find credentials entry with ID 'none'")
    expect(trace(world)).toEqual(['> withCredentials'])
  })
})

describe('retry', () => {
  it('runs its body again until it succeeds', async () => {
    let tries = 0
    const world = new RecordedWorld().answer('sh', 'flaky', () => (++tries < 3 ? 1 : 'done'))
    expect(await run("retry(5) { sh(script: 'flaky', returnStdout: true) }", world)).toMatchObject({
      result: 'done',
    })
    expect(tries).toBe(3)
    expect(world.console).toContain('Retrying')
  })

  it('gives up with the last failure', async () => {
    const world = new RecordedWorld().answer('sh', 'flaky', 7)
    const { error } = await run("retry(2) { sh 'flaky' }", world)
    expect(error?.message).toBe('script returned exit code 7')
    expect(world.scripts).toHaveLength(2)
  })

  it('retries a time-out inside it, which ends there', async () => {
    let tries = 0
    const world = new RecordedWorld()
    world.answer('sh', 'slow', (call, signal) => {
      if (++tries === 2) return 'fast'
      queueMicrotask(() => world.clock.advance(60_000))
      return hang(call, signal)
    })
    expect(await run("retry(2) { timeout(1) { sh 'slow' } }", world)).toMatchObject({ outcome: 'success' })
    expect(tries).toBe(2)
  })

  it('lets an abort through', async () => {
    const world = new RecordedWorld().answer('sh', 'x', hang)
    const abort = new AbortController()
    world.answer('echo', 'now', () => {
      setImmediate(() => abort.abort())
      return null
    })
    const jenkinsfile = "retry(3) { echo 'now'; sh 'x' }"
    const { outcome } = await runPipeline({ jenkinsfile, world, signal: abort.signal })
    expect(outcome).toBe('aborted')
    expect(world.scripts).toHaveLength(1)
  })
})

describe('timeout', () => {
  const slow = (world: RecordedWorld, minutes: number): RecordedWorld =>
    world.answer('sh', 'slow', (call, signal) => {
      queueMicrotask(() => world.clock.advance(minutes * 60_000))
      return hang(call, signal)
    })

  it('interrupts its body with a FlowInterruptedException', async () => {
    const world = slow(new RecordedWorld(), 10)
    const { outcome, error } = await run("timeout(time: 10, unit: 'MINUTES') { node { sh 'slow' } }", world)
    expect(outcome).toBe('aborted')
    expect(error).toMatchObject({
      class: 'org.jenkinsci.plugins.workflow.steps.FlowInterruptedException',
      message: 'Timeout has been exceeded',
    })
    expect(trace(world)).toEqual(['> timeout', '> node', 'sh', '< node aborted', '< timeout aborted'])
    expect(world.console).toContain('Cancelling nested steps due to timeout')
  })

  it('leaves alone what ends in time', async () => {
    const world = new RecordedWorld()
    const { outcome } = await run("timeout(time: 5, unit: 'SECONDS') { sleep 4 }; sleep 100", world)
    expect(outcome).toBe('success')
  })

  it('lets the body clean up', async () => {
    const world = slow(new RecordedWorld(), 1)
    await run("timeout(1) { try { sh 'slow' } finally { sh 'clean' } }", world)
    expect(world.scripts).toEqual(['slow', 'clean'])
  })

  it('interrupts the inner of two only when the inner time is over', async () => {
    const world = slow(new RecordedWorld(), 1)
    const program = "timeout(10) { try { timeout(1) { sh 'slow' } } catch (e) { echo 'inner' } ; 'went on' }"
    expect(await run(program, world)).toMatchObject({ result: 'went on' })
  })

  it('runs in real time without a clock', async () => {
    const world = new RecordedWorld().answer('sh', 'slow', hang)
    const jenkinsfile = "timeout(time: 50, unit: 'MILLISECONDS') { sh 'slow' }"
    expect(await runPipeline({ jenkinsfile, world })).toMatchObject({ outcome: 'aborted' })
  })

  it('refuses a unit that does not exist', async () => {
    const { error } = await run("timeout(time: 1, unit: 'FORTNIGHTS') { }")
    expect(error?.message).toContain('FORTNIGHTS')
  })
})

describe('catchError', () => {
  it('swallows a failure, fails the build, and goes on', async () => {
    const world = new RecordedWorld().answer('sh', 'test', 1)
    const { outcome, result } = await run("catchError { sh 'test' }; 'went on'", world)
    expect([outcome, result]).toEqual(['failure', 'went on'])
    expect(world.console).toContain('ERROR: script returned exit code 1')
  })

  it('says its message and sets the result that it is given', async () => {
    const world = new RecordedWorld().answer('sh', 'test', 1)
    const { outcome } = await run(
      "catchError(message: 'tests', buildResult: 'UNSTABLE') { sh 'test' }",
      world,
    )
    expect(outcome).toBe('unstable')
    expect(world.console).toContain('ERROR: tests')
  })

  it('leaves the build alone with buildResult SUCCESS', async () => {
    const { outcome } = await run("catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { error 'x' }")
    expect(outcome).toBe('success')
  })

  it('catches interruptions by default, as in Jenkins, and makes the build aborted', async () => {
    const world = new RecordedWorld()
    world.answer('sh', 'slow', (call, signal) => {
      queueMicrotask(() => world.clock.advance(60_000))
      return hang(call, signal)
    })
    expect(await run("timeout(1) { catchError { sh 'slow' } }; 'went on'", world)).toMatchObject({
      outcome: 'aborted',
      result: 'went on',
    })
  })

  it('lets them through with catchInterruptions false', async () => {
    const world = new RecordedWorld()
    world.answer('sh', 'slow', (call, signal) => {
      queueMicrotask(() => world.clock.advance(60_000))
      return hang(call, signal)
    })
    const { error } = await run("timeout(1) { catchError(catchInterruptions: false) { sh 'slow' } }", world)
    expect(error?.message).toBe('Timeout has been exceeded')
  })

  it('as warnError makes the build unstable', async () => {
    expect(await run("warnError('careful') { error 'x' }")).toMatchObject({ outcome: 'unstable' })
  })
})

describe('error and unstable', () => {
  it('error throws an AbortException', async () => {
    expect((await run("error 'no'")).error).toMatchObject({ class: 'hudson.AbortException', message: 'no' })
  })

  it('unstable goes on', async () => {
    expect(await run("unstable 'hm'; 1")).toMatchObject({ outcome: 'unstable', result: 1 })
  })
})
