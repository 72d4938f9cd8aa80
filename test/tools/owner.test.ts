import { existsSync } from 'node:fs'
import { Owner } from './owner'

describe('an owner', () => {
  it('undoes the last thing first', async () => {
    const [owner, done] = [new Owner(), [] as string[]]
    for (const name of ['a', 'b', 'c']) owner.defer(name, async () => done.push(name))
    await owner.release()
    expect(done).toEqual(['c', 'b', 'a'])
  })

  it('undoes the rest when one undo fails, and then says which', async () => {
    const [owner, done] = [new Owner(), [] as string[]]
    owner.defer('a', async () => done.push('a'))
    owner.defer('the mount', () => Promise.reject(new Error('busy')))
    await expect(owner.release()).rejects.toThrow('could not be taken away:\nthe mount: busy')
    expect(done).toEqual(['a'])
  })

  it('undoes each thing once, however often and early it is asked', async () => {
    const [owner, done] = [new Owner(), [] as string[]]
    const undo = owner.defer('a', async () => done.push('a'))
    const child = owner.child()
    child.defer('b', async () => done.push('b'))
    await undo()
    await undo()
    await child.release()
    await Promise.all([owner.release(), owner.release()])
    expect(done).toEqual(['a', 'b'])
  })

  it('takes nothing on after its end', async () => {
    const owner = new Owner()
    await owner.release()
    expect(() => owner.defer('a pod', async () => undefined)).toThrow('cannot start a pod: the run is over')
  })

  it('has folders that are gone with it', async () => {
    const owner = new Owner()
    const folder = await owner.folder()
    expect(existsSync(folder)).toBe(true)
    await owner.release()
    expect(existsSync(folder)).toBe(false)
  })
})
