import { runPipeline } from './pipeline'
import { hang, RecordedWorld } from './recorded'

const run = (jenkinsfile: string, world = new RecordedWorld()) =>
  runPipeline({ jenkinsfile, world, clock: world.clock })

describe('parallel', () => {
  it('runs its branches at the same time and gives their values by name', async () => {
    const order: string[] = []
    const world = new RecordedWorld()
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => (release = resolve))
    world.answer('sh', 'first', async () => {
      await released
      order.push('first')
      return 'one'
    })
    world.answer('sh', 'second', () => {
      order.push('second')
      release()
      return 'two'
    })
    const program =
      "parallel(a: { sh(script: 'first', returnStdout: true) }, b: { sh(script: 'second', returnStdout: true) })"
    expect(await run(program, world)).toMatchObject({ result: { a: 'one', b: 'two' } })
    expect(order).toEqual(['second', 'first'])
  })

  it('puts each branch into a block of its own name', async () => {
    const { calls } = await run("node { parallel(a: { echo 'x' }, b: { echo 'y' }) }")
    expect(
      calls.map(({ blocks }) => blocks.map(({ step, args }) => `${step} ${args['branch'] ?? ''}`)),
    ).toEqual([
      ['node ', 'parallel a'],
      ['node ', 'parallel b'],
    ])
  })

  it('does nothing without branches', async () => {
    expect(await run('parallel([:])')).toMatchObject({ outcome: 'success', result: {} })
  })

  it('refuses what is no closure', async () => {
    expect((await run('parallel(a: 1)')).error?.message).toBe('Expected a closure or failFast but found a=1')
  })

  it('waits for all branches before it fails with the worst failure', async () => {
    const world = new RecordedWorld().answer('sh', 'bad', 3)
    const program =
      "parallel(a: { sh 'bad' }, b: { echo 'still'; throw new IllegalStateException('bug') }, c: { echo 'on' })"
    const { error } = await run(program, world)
    expect(error?.message).toBe('bug')
    expect(world.console).toEqual(
      expect.arrayContaining(['still', 'on', 'Failed in branch a', 'Failed in branch b']),
    )
  })

  it('with failFast aborts the other branches', async () => {
    const world = new RecordedWorld().answer('sh', 'long', hang).answer('sh', 'bad', 1)
    const { error } = await run("parallel(failFast: true, a: { node { sh 'long' } }, b: { sh 'bad' })", world)
    expect(error?.message).toBe('script returned exit code 1')
    const left = world.events.flatMap((event) =>
      event.kind === 'leave' ? [`${event.block.step} ${event.outcome}`] : [],
    )
    expect(left).toEqual(['parallel failure', 'node aborted', 'parallel aborted'])
  })

  it('with failFast aborts branches that stand at different steps', async () => {
    const world = new RecordedWorld().answer('sh', '', hang)
    const program =
      "parallel(failFast: true, a: { error 'at once' }, b: { sh 'b' }, c: { echo 'c'; node { sh 'c' } })"
    const { outcome, error } = await run(program, world)
    expect([outcome, error?.message]).toEqual(['failure', 'at once'])
  })

  it('retries, times out and catches inside one branch without touching the other', async () => {
    const world = new RecordedWorld()
    let tries = 0
    world.answer('sh', 'flaky', () => (++tries < 2 ? 1 : 'ok'))
    world.answer('sh', 'slow', (call, signal) => {
      queueMicrotask(() => world.clock.advance(60_000))
      return hang(call, signal)
    })
    const program = `parallel(
      a: { retry(3) { sh(script: 'flaky', returnStdout: true) } },
      b: { try { timeout(1) { sh 'slow' } } catch (e) { e.message } },
      c: { catchError(buildResult: 'SUCCESS') { error 'c' }; 'c went on' })`
    expect(await run(program, world)).toMatchObject({
      outcome: 'success',
      result: { a: 'ok', b: 'Timeout has been exceeded', c: 'c went on' },
    })
  })

  it('nests', async () => {
    const program = "parallel(a: { parallel(x: { sh 'x'; 1 }, y: { 2 }) }, b: { 3 })"
    expect(await run(program)).toMatchObject({ result: { a: { x: 1, y: 2 }, b: 3 } })
  })
})

describe('aborting the build', () => {
  it('interrupts every pending step, in all branches, and leaves all blocks', async () => {
    const world = new RecordedWorld()
    const abort = new AbortController()
    world.answer('sh', '', hang)
    world.answer('sh', 'second', (call, signal) => {
      setImmediate(() => abort.abort())
      return hang(call, signal)
    })
    const { outcome, error } = await runPipeline({
      jenkinsfile: "node { parallel(a: { container('c') { sh 'first' } }, b: { sh 'second' }) }",
      world,
      signal: abort.signal,
    })
    expect(outcome).toBe('aborted')
    expect(error?.class).toBe('org.jenkinsci.plugins.workflow.steps.FlowInterruptedException')
    const open = world.events.reduce(
      (n, { kind }) => n + (kind === 'enter' ? 1 : kind === 'leave' ? -1 : 0),
      0,
    )
    expect(open).toBe(0)
  })

  it('lets the program clean up', async () => {
    const world = new RecordedWorld()
    const abort = new AbortController()
    world.answer('sh', 'work', (call, signal) => {
      setImmediate(() => abort.abort())
      return hang(call, signal)
    })
    const jenkinsfile = "try { sh 'work' } finally { sh 'clean' }"
    await runPipeline({ jenkinsfile, world, signal: abort.signal })
    expect(world.scripts).toEqual(['work', 'clean'])
  })

  it('takes effect at the first step when it came before', async () => {
    const world = new RecordedWorld().answer('sh', '', hang)
    const { outcome } = await runPipeline({ jenkinsfile: "sh 'work'", world, signal: AbortSignal.abort() })
    expect(outcome).toBe('aborted')
  })
})
