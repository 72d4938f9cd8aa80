import { describeWithPods } from '../withPods'
import { busyboxImage } from './images'
import { leftovers } from './leftovers'
import { Network } from './network'
import { Owner } from './owner'
import { podman } from './podman'
import { self } from './process'
import { Registry } from './registry'

describeWithPods('the registry', () => {
  const owner = new Owner()
  let registry: Registry

  beforeAll(async () => {
    registry = await Registry.start(owner, await Network.start(owner))
    await registry.push(busyboxImage, 'base/busybox:1')
  })

  afterAll(async () => {
    await owner.release()
    expect((await leftovers()).filter(({ owner }) => owner.startsWith(self))).toEqual([])
  })

  it('takes no one in without its login', async () => {
    const wrong = Buffer.from(`${registry.username}:wrong`).toString('base64')
    for (const headers of [{}, { Authorization: `Basic ${wrong}` }]) {
      expect((await fetch(registry.url, { headers })).status).toBe(401)
    }
  })

  it('shows what it was given: tags, digest, manifest, configuration', async () => {
    expect(await registry.tags('base/busybox')).toEqual(['1'])
    const stored = await registry.read('base/busybox', '1')
    expect((await registry.read('base/busybox', stored.digest)).manifest).toEqual(stored.manifest)
    expect(await registry.config('base/busybox', '1')).toMatchObject({ config: { Cmd: ['sh'] } })
    await expect(registry.read('base/busybox', '2')).rejects.toThrow('answered 404')
  })

  it('runs an image and leaves no trace of it', async () => {
    const { digest } = await registry.read('base/busybox', '1')
    expect(await registry.pullAndRun('base/busybox', digest)).toBe('')
    const { host } = new URL(registry.url)
    expect(await podman(['images', '--format', '{{.Repository}}'])).not.toContain(host)
  })
})
