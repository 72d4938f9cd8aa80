import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from './cache'

describe('a lock in the cache', () => {
  const given = process.env['KILN_CACHE']
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cache-test-'))
    process.env['KILN_CACHE'] = folder
  })

  afterEach(() => {
    if (given === undefined) delete process.env['KILN_CACHE']
    else process.env['KILN_CACHE'] = given
    rmSync(folder, { recursive: true })
  })

  it('lets one in at a time, and is gone after the last', async () => {
    let [inside, most] = [0, 0]
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside)
      await sleep(20)
      inside--
    }
    await Promise.all([1, 2, 3].map(() => withLock('work', work)))
    expect(most).toBe(1)
    expect(existsSync(join(folder, 'work.lock'))).toBe(false)
  })

  it('lets one in at a time of the several copies of this module in a process', async () => {
    const copies: (typeof import('./cache'))[] = []
    for (let i = 0; i < 2; i++) jest.isolateModules(() => copies.push(require('./cache')))
    let [inside, most] = [0, 0]
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside)
      await sleep(300)
      inside--
    }
    await Promise.all(copies.map((copy) => copy.withLock('work', work)))
    expect(most).toBe(1)
  })

  it('is given back when the work fails', async () => {
    await expect(withLock('work', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await withLock('work', async () => 'done')).toBe('done')
  })

  it('is taken over from a process that died, also where its number is in use again', async () => {
    writeFileSync(join(folder, 'work.lock'), `${process.pid}-1`)
    expect(await withLock('work', async () => 'done')).toBe('done')
  })
})
