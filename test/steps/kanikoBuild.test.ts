import { kanikoPod } from '../../src/pods/kanikoPod'
import type { PodSpec } from 'kubernetes-types/core/v1'
import { argumentsOf, ranIn } from './argv'
import { digest, jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

/** The words after `/kaniko/executor`, as the shell passes them on. */
const executor = (run: StepRun): string[] => argumentsOf(scriptOf(run, 'Build with Kaniko'))

describe('kanikoBuild', () => {
  it('opens its pod, checks out, logs in, builds, and returns the digest', async () => {
    const run = await pipeline(
      "kanikoBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])",
    )
    expect(storyOf(run)).toEqual([
      'libraryResource kiln/pods/kaniko.yaml',
      'timeout',
      '  podTemplate',
      '    node',
      '      checkout',
      '      container kaniko',
      '        withCredentials',
      '          sh Log in to the registry',
      '        sh Build with Kaniko',
    ])
    expect(run.result).toEqual({
      image: 'registry.example.com/app:1.0',
      digest,
      reference: `registry.example.com/app@${digest}`,
      tags: ['registry.example.com/app:1.0', 'registry.example.com/app:latest'],
    })
  })

  it('takes the pod from the library, the same document as the function makes', async () => {
    const run = await pipeline("kanikoBuild('registry.example.com/app')")
    expect(podOf(run)).toEqual(JSON.parse(JSON.stringify(kanikoPod())))
  })

  it('shapes the pod of this call, and no other', async () => {
    const run = await pipeline(
      "kanikoBuild(image: 'registry.example.com/app', kanikoImage: 'mirror.example.com/kaniko:v1-debug')",
    )
    expect(podOf(run)).toEqual(
      JSON.parse(JSON.stringify(kanikoPod({ kanikoImage: 'mirror.example.com/kaniko:v1-debug' }))),
    )
  })

  it('refuses what only BuildKit has by its name', async () => {
    const run = await pipeline("kanikoBuild(image: 'registry.example.com/app', buildkitImage: 'x')")
    expect(run.error!.message).toContain("unknown option 'buildkitImage'")
    expect(run.calls).toEqual([])
  })

  it('gives a pull request from a fork no login, and pushes nothing of it', async () => {
    const run = await pipeline(
      "kanikoBuild(image: 'registry.example.com/app', auth: [[credentialsId: 'registry']], cache: 'registry.example.com/c')",
      () => jenkins({ env: { CHANGE_FORK: 'mallory' } }),
    )
    expect(run.blocks.map(({ step }) => step)).not.toContain('withCredentials')
    expect(executor(run)).toEqual(expect.arrayContaining(['--no-push', '--no-push-cache']))
  })
})

describe('several images', () => {
  const images =
    "[[image: 'r.io/a', target: 'a'], [image: 'r.io/b', tags: ['1', '2'], dockerfile: 'b/Dockerfile']]"

  it('are built one after the other, each in a container of its own that knows nothing of the others', async () => {
    const run = await pipeline(`kanikoBuild(images: ${images})`)
    expect(storyOf(run).slice(1)).toEqual([
      '  podTemplate',
      '    node',
      '      checkout',
      '      container kaniko',
      '        sh Build with Kaniko',
      '      container kaniko-2',
      '        sh Build with Kaniko',
    ])
    const { containers } = podOf(run)['spec'] as unknown as PodSpec
    expect(containers.map(({ name }) => name)).toEqual(['kaniko', 'kaniko-2'])
    expect(run.result).toEqual([
      { image: 'r.io/a:latest', digest, reference: `r.io/a@${digest}`, tags: ['r.io/a:latest'] },
      { image: 'r.io/b:1', digest, reference: `r.io/b@${digest}`, tags: ['r.io/b:1', 'r.io/b:2'] },
    ])
  })

  it('share a throw-away registry for their layers, which the log tells of when it ends', async () => {
    const run = await pipeline(`kanikoBuild(images: ${images}, cache: 'ephemeral')`)
    const spec = podOf(run)['spec'] as unknown as PodSpec
    const registry = spec.containers.find(({ name }) => name === 'registry')!
    expect(registry.command!.join()).toContain('http: { addr: "127.0.0.1:5000" }')
    const script = String(run.calls.find(({ step }) => step === 'sh')!.args['script'])
    const ended = { '/run/kiln-registry/ended': '', '/run/kiln-registry/log': 'no space left on device\n' }
    const { status, log } = ranIn(script.replace('wget -q', 'false'), { files: ended })
    expect(status).toBe(1)
    expect(log).toMatch(/no space left on device\nkanikoBuild: The registry for layers has ended/)
  })
})

describe('the images of the tools', () => {
  it('are Kiln’s, or those that the options name', async () => {
    const run = await pipeline(
      "kanikoBuild(images: [[image: 'r.io/a'], [image: 'r.io/b']], cache: 'ephemeral', kanikoImage: 'own/k:1-debug', registryImage: 'own/r:1', agentImage: 'own/a:1')",
    )
    const { containers } = podOf(run)['spec'] as unknown as PodSpec
    expect(containers.map(({ image }) => image).sort()).toEqual([
      'own/a:1',
      'own/k:1-debug',
      'own/k:1-debug',
      'own/r:1',
    ])
  })
})

describe('folders that outlive the pod', () => {
  it('are mounted beside Kaniko, the base images to be read alone', async () => {
    const run = await pipeline(
      "kanikoBuild(image: 'r.io/a', baseImageCache: [nfs: [server: 'files', path: '/kaniko']], layerCache: [claimName: 'layers'])",
    )
    const spec = podOf(run)['spec'] as unknown as PodSpec
    expect(spec.containers[0]!.volumeMounts).toEqual(
      expect.arrayContaining([
        { name: 'base-images', mountPath: '/cache', readOnly: true },
        { name: 'layers', mountPath: '/layer-cache', readOnly: false },
      ]),
    )
    expect(spec.volumes).toEqual(
      expect.arrayContaining([
        { name: 'base-images', nfs: { server: 'files', path: '/kaniko' } },
        { name: 'layers', persistentVolumeClaim: { claimName: 'layers' } },
      ]),
    )
  })

  it('are not written by a build that may not push', async () => {
    const run = await pipeline("kanikoBuild(image: 'r.io/a', layerCache: [claimName: 'layers'], push: false)")
    const spec = podOf(run)['spec'] as unknown as PodSpec
    expect(spec.containers[0]!.volumeMounts).toContainEqual({
      name: 'layers',
      mountPath: '/layer-cache',
      readOnly: true,
    })
  })
})

describe('an archive of the image', () => {
  it('is kept by Jenkins', async () => {
    const run = await pipeline("kanikoBuild(image: 'r.io/a', push: false, tar: 'image.tar')")
    expect(run.calls.at(-1)).toMatchObject({ step: 'archiveArtifacts', args: { artifacts: 'image.tar' } })
  })
})

describe('kanikoBuild refuses, before anything has started,', () => {
  it.each([
    [
      'an image without a shell, in which Jenkins would wait for ever',
      "image: 'r.io/a', kanikoImage: 'ghcr.io/osscontainertools/kaniko:v1.28.3'",
      "option 'kanikoImage' must have a shell, which 'ghcr.io/osscontainertools/kaniko:v1.28.3' lacks",
    ],
    [
      'layers of COPY without a cache',
      "image: 'r.io/a', cacheCopyLayers: true",
      "option 'cacheCopyLayers' needs 'cache' or 'layerCache' beside it",
    ],
    [
      'an archive with layers that its format lacks',
      "image: 'r.io/a', tar: 'a.tar', compression: 'zstd'",
      "option 'tar' cannot be 'zstd'",
    ],
    ['no images', 'images: []', "option 'images' is empty"],
    [
      'an image without a name among several',
      "images: [[image: 'r.io/a'], [target: 'x']]",
      "option 'images[1].image' is missing",
    ],
    [
      'two kinds of layer caches',
      "image: 'r.io/a', cache: 'r.io/c', layerCache: [claimName: 'c']",
      'give only one of',
    ],
  ])('%s', async (_title, options, message) => {
    const run = await pipeline(`kanikoBuild(${options})`)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})
