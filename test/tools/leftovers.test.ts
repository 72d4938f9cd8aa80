import { describeWithPods } from '../withPods'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leftovers, sweep } from './leftovers'
import { Owner } from './owner'

const root = join(__dirname, '../..')

describeWithPods('what a killed process leaves', () => {
  it('is found and taken away, and what a living one has is not', async () => {
    const owner = new Owner()
    const mine = await owner.folder()
    const program = join(mine, 'program.ts')
    writeFileSync(
      program,
      `import { Build } from '${root}/test/bench/podman/build'
       import { Owner } from '${root}/test/tools/owner'
       import { Network } from '${root}/test/tools/network'
       import { Registry } from '${root}/test/tools/registry'
       void (async () => {
         const owner = new Owner()
         const network = await Network.start(owner)
         await Registry.start(owner, network)
         const build = await Build.start(owner, { network })
         const yaml = 'spec: { containers: [], volumes: [{ name: m, emptyDir: { medium: Memory } }] }'
         await build.inPod(yaml, async () => process.kill(process.pid, 'SIGKILL'))
       })()`,
    )
    const { pid, signal } = spawnSync(process.execPath, [join(root, 'bin/run-ts.js'), program])
    expect(signal).toBe('SIGKILL')
    const left = (await leftovers()).filter(({ owner }) => owner.startsWith(`${pid}-`))
    const kinds = new Set(left.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['container', 'folder', 'mount', 'network', 'pod'])
    await sweep()
    const rest = await leftovers()
    expect(rest.filter(({ owner }) => owner.startsWith(`${pid}-`))).toEqual([])
    expect(rest.map(({ name }) => name)).toContain(mine)
    await owner.release()
  })
})
