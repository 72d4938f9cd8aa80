import { watchArguments } from './arguments'
import { attempt, run } from './run'

describe('running a program', () => {
  it('gives what it wrote and its exit code, whatever that is', async () => {
    const ran = await attempt('sh', ['-c', 'cat; echo aside >&2; exit 3'], { input: 'in\n' })
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([3, 'in\n', 'aside\n'])
  })

  it('fails with the command and its last words where it has to succeed', async () => {
    await expect(run('sh', ['-c', 'echo no >&2; exit 2'])).rejects.toThrow(
      'sh -c echo no >&2; exit 2: exit code 2\nno',
    )
  })

  it('hands lines over as they come', async () => {
    const lines: string[] = []
    await run('sh', ['-c', 'echo a; echo b >&2; printf c'], {
      onLine: (line, from) => lines.push(`${from} ${line}`),
    })
    expect(lines.sort()).toEqual(['stderr b', 'stdout a', 'stdout c'])
  })

  it('ends the program and what it started, when told to', async () => {
    const abort = new AbortController()
    const running = run('sh', ['-c', 'sleep 5711 & sleep 5711; true'], { signal: abort.signal })
    setTimeout(() => abort.abort(new Error('enough')), 200)
    await expect(running).rejects.toThrow('enough')
    expect(
      watchArguments()
        .stop()
        .filter((args) => args.startsWith('sleep 5711')),
    ).toEqual([])
    await expect(run('true', [], { signal: abort.signal })).rejects.toThrow('enough')
  })
})
