import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineCommand } from './engine'
import { closeJvms, Jvm, sharedJvm } from './jvm'
import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-engine-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('the engine', () => {
  it('that dies ends the run with its standard error, and the next run has a new one', async () => {
    const run = (jenkinsfile: string) => runPipeline({ jenkinsfile, world: new RecordedWorld() })
    const dying = "System.err.println('last words'); Runtime.runtime.halt(3)"
    await expect(run(dying)).rejects.toThrow(/JVM ended \(3\)[^]*last words/)
    expect(await run("sh 'x'; 1")).toMatchObject({ result: 1 })
  })

  it('is one for all runs, also for those that begin before it has started', async () => {
    await closeJvms()
    const engines = await Promise.all(Array.from({ length: 3 }, () => sharedJvm('cps-1.31')))
    expect(new Set(engines).size).toBe(1)
  })

  it('is ended when a stretch of a program does not end', async () => {
    const jvm = await Jvm.start('cps-1.31', 3_000)
    const endless = { op: 'start', run: 1, jenkinsfile: 'while (true) { }', libraries: [], params: {} }
    await expect(jvm.request(endless)).rejects.toThrow(/no answer to a request for 3 s/)
  })

  it('outlives a Ctrl-C in the terminal, and ends with its driver', async () => {
    const script = join(folder, 'driver.js')
    const [command, ...args] = await engineCommand('cps-1.31')
    writeFileSync(
      script,
      `const jvm = require('child_process').spawn(${JSON.stringify(command)}, ${JSON.stringify(args)})
      jvm.stdout.once('data', () => {
        jvm.kill('SIGINT')
        jvm.stdout.once('data', () => { console.log(jvm.pid); process.exit() })
        jvm.stdin.write('{"op":"forget","run":1}\\n')
      })
      jvm.stdin.write('{"op":"forget","run":1}\\n')`,
    )
    const pid = Number(execFileSync(process.execPath, [script], { encoding: 'utf8', timeout: 20_000 }))
    const isAlive = (): boolean => existsSync(`/proc/${pid}/exe`)
    for (let i = 0; i < 100 && isAlive(); i++) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isAlive()).toBe(false)
  })

  it('refuses a result that was delivered before', async () => {
    const jvm = await Jvm.start('cps-1.31')
    try {
      const save = { reload: true, state: false }
      await jvm.request({
        op: 'start',
        run: 1,
        jenkinsfile: "sh 'a'; sh 'b'",
        libraries: [],
        params: {},
        ...save,
      })
      const first = { op: 'resume', run: 1, call: 1, value: null, ...save }
      await jvm.request(first)
      await expect(jvm.request(first)).rejects.toThrow('no call 1 is waiting')
    } finally {
      jvm.close()
    }
  })

  it("rejects with the world's own error, after it has left the blocks", async () => {
    const world = new RecordedWorld().answer('sh', '', () =>
      Promise.reject(new TypeError('a bug of the test')),
    )
    await expect(runPipeline({ jenkinsfile: "node { sh 'x' }", world })).rejects.toThrow('a bug of the test')
    expect(world.events.map(({ kind }) => kind)).toEqual(['enter', 'call', 'leave'])
  })
})
