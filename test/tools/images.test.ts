import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeWithPods } from '../withPods'
import { cacheDir } from './cache'
import { isStandIn, needImage } from './images'
import { Owner } from './owner'
import { podman } from './podman'

describeWithPods('an image that stands in for a public one', () => {
  const owner = new Owner()
  afterAll(() => owner.release())
  const reference = `docker.io/library/busybox:test-${owner.id}`
  const build = async (...labels: string[]): Promise<void> => {
    const folder = await owner.folder()
    await writeFile(
      `${folder}/Containerfile`,
      `FROM scratch\nCOPY Containerfile /\n${labels.map((l) => `LABEL ${l}\n`).join('')}`,
    )
    await podman(['build', '--quiet', '--layers=false', '--tag', reference, folder])
  }
  const layers = (): Promise<string> =>
    podman(['image', 'inspect', '--format', '{{.RootFS.Layers}}', reference])

  it('is made under its name and says what it holds', async () => {
    owner.defer(`image ${reference}`, () => podman(['rmi', '--force', reference]))
    await needImage(reference)
    expect(await isStandIn(reference)).toBe(true)
    expect(await podman(['run', '--rm', '--network', 'none', reference, 'echo', 'works'])).toBe('works\n')
  })

  it('is made anew when it is not of the current recipe', async () => {
    await build('kiln.stand-in=busybox', 'kiln.recipe=old')
    const old = await layers()
    await needImage(reference)
    expect(await layers()).not.toBe(old)
  })

  it('is never put in the place of one that was pulled', async () => {
    await build()
    const pulled = await layers()
    await needImage(reference)
    expect([await isStandIn(reference), await layers()]).toEqual([false, pulled])
  })

  it('is not there for what nobody has a recipe for', async () => {
    owner.defer('note', () => rm(join(cacheDir(), 'unreachable-registry.invalid'), { force: true }))
    await expect(needImage('registry.invalid/none:1')).rejects.toThrow(
      'The image registry.invalid/none:1 cannot be pulled here, and nothing stands in for it.',
    )
  })
})
