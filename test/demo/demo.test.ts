import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { having } from '../bench/podman/processes'
import { describeWithPods } from '../withPods'
import { type Leftover, leftovers } from '../tools/leftovers'
import { tryPodman } from '../tools/podman'

const program = [join(__dirname, '../../bin/run-ts.js'), join(__dirname, 'main.ts')]

interface Ended {
  readonly code: number | null
  readonly output: string
  /** What it left: podman's objects, mounts, folders, and processes. */
  readonly left: (Leftover | number)[]
}

/** Runs the demo; `onOutput` gets all of its output whenever there is more. */
function demo(
  args: readonly string[] = [],
  onOutput: (output: string, pid: number) => void = () => undefined,
): Promise<Ended> {
  const mark = randomBytes(6).toString('hex')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, KILN_TEST_MARK: mark }
    const child = spawn(process.execPath, [...program, ...args], { cwd: tmpdir(), env, detached: true })
    const { pid = 0 } = child
    let output = ''
    const take = (chunk: Buffer): void => {
      output += chunk
      onOutput(output, pid)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('close', (code) => {
      leftovers().then((all) => {
        const objects = all.filter(({ owner }) => owner.startsWith(`${pid}-`))
        resolve({ code, output, left: [...objects, ...having(`KILN_TEST_MARK=${mark}`)] })
      }, reject)
    })
  })
}

/** Sends the signal once, to the whole group as a terminal does. */
function when(pattern: RegExp, act: (pid: number) => void): (output: string, pid: number) => void {
  let isDone = false
  return (output, pid) => {
    if (isDone || !pattern.test(output)) return
    isDone = true
    act(pid)
  }
}

describeWithPods('npm run demo', () => {
  it('pushes an image that prints what this very run wrote into it, and shows its digest', async () => {
    const { code, output, left } = await demo()
    expect(output).toMatch(
      /\n.*Hello from an image.*\n.* [0-9a-f]{16}\n.*pushed and checked: registry:5000\/\S+@sha256:[0-9a-f]{64}\n/,
    )
    expect(output).toContain('everything that was started is gone again')
    expect(output).not.toContain('\u001b')
    expect([code, left]).toEqual([0, []])
  })

  it.each([
    ['it compiles', /compiling the library/],
    ['its registry starts', /starting a registry/],
    ['its engine starts', /running examples/],
    ['its pod starts', /Created Pod/],
    ['it has checked out', /Running on/],
    ['the image is built', /RUN/],
    ['it removes the pod', /DONE.*\n.*Built|#11 DONE/],
    ['it runs the image', /pulling the image back/],
  ])('leaves nothing when Ctrl-C is pressed while %s', async (_phase, pattern) => {
    const { code, output, left } = await demo(
      [],
      when(pattern, (pid) => process.kill(-pid, 'SIGINT')),
    )
    expect([code, left]).toEqual([130, []])
    expect(output).toContain('interrupted: taking away what was started')
    expect(output).not.toMatch(/^ +at /m)
  })

  it('leaves nothing when it alone is told to end', async () => {
    const { code, left } = await demo(
      [],
      when(/Running on/, (pid) => process.kill(pid, 'SIGTERM')),
    )
    expect([code, left]).toEqual([130, []])
  })

  it('leaves nothing when it fails, and says why', async () => {
    const removeRegistry = async (pid: number): Promise<void> => {
      const found = (await leftovers()).find(
        ({ kind, owner }) => kind === 'container' && owner.startsWith(`${pid}-`),
      )
      await tryPodman(['rm', '--force', '--time', '0', found?.name ?? ''])
    }
    const { code, output, left } = await demo(
      [],
      when(/Created Pod/, (pid) => void removeRegistry(pid)),
    )
    expect([code, left]).toEqual([1, []])
    expect(output).toContain('failed: the build ended with failure: script returned exit code 1')
    expect(output).not.toMatch(/^ +at /m)
  })

  it('explains itself, and knows no arguments', async () => {
    expect(await demo(['--help'])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^usage: npm run demo/),
    })
    expect(await demo(['--fast'])).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^unknown argument: --fast/),
    })
  })
})
