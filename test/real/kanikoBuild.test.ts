import { useOwner } from '../bench/podman/testing'
import { findSecrets } from '../tools/secrets'
import { makeCertificates } from '../tools/sharedBuildkit'
import { describeWithKaniko } from '../withPods'
import { build, type Given } from './build'

const common = `auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY]`
const base = '"${env.REGISTRY}/busybox:1"'
const buildArgs = `buildArgs: [BASE: ${base}, VALUE: env.VALUE ?: 'none']`
const call = (options = '', image = 'app') =>
  `kanikoBuild(image: "\${env.REGISTRY}/${image}", ${common}, ${buildArgs}, ${options})`

/** One stage, with a layer that takes a second to make. */
const single =
  'ARG BASE\nFROM ${BASE}\nRUN echo one >/x\nRUN sleep 1; echo two >/y\nCMD ["cat", "/x", "/y"]\n'
const hit = 'Using caching version of cmd: RUN'

describeWithKaniko('kanikoBuild with a real executor', () => {
  const owner = useOwner()

  /** With a folder of the node in `FOLDER`. */
  const ran = async (jenkinsfile: string, { environment = {}, ...given }: Partial<Given> = {}) =>
    build(owner(), jenkinsfile, {
      ...given,
      environment: { FOLDER: await owner().folder(), ...environment },
    })
  const succeeded = async (jenkinsfile: string, given: Partial<Given> = {}) => {
    const run = await ran(jenkinsfile, given)
    if (run.outcome !== 'success') throw new Error(`${run.error?.message}\n${run.log}`)
    expect(run.leaks).toEqual([])
    return run
  }

  it('pushes every tag, and the digest that it returns is the registry’s', async () => {
    const { result, registry } = await succeeded(call("tags: ['1.0', 'latest']"))
    const { digest } = await registry.read('app', '1.0')
    expect(result).toEqual({
      image: 'registry:5000/app:1.0',
      digest,
      reference: `registry:5000/app@${digest}`,
      tags: ['registry:5000/app:1.0', 'registry:5000/app:latest'],
    })
    expect((await registry.tags('app')).sort()).toEqual(['1.0', 'latest'])
  })

  it('trusts the authority of a registry that is named, and shows it a certificate', async () => {
    const known = "registryCertificates: [[registry: env.REGISTRY, secretName: 'registry-certificates']]"
    const { result, registry } = await succeeded(
      call(known).replace(', insecureRegistries: [env.REGISTRY]', ''),
      { certificates: await makeCertificates(owner()) },
    )
    const { digest } = await registry.read('app', 'latest')
    expect(result).toMatchObject({ digest })
  })

  it('carries a build argument into the image as it is', async () => {
    const value = `it's "quoted" $(id) \`id\` \${HOME} back\\slash, a=b; ü→😀`
    const { result, registry } = await succeeded(call(), { environment: { VALUE: value } })
    expect(await registry.pullAndRun('app', (result as { digest: string }).digest)).toBe(value)
  })

  it('carries target, labels and annotations into the image', async () => {
    const { registry } = await succeeded(
      call(`target: 'first', labels: ['com.example.note': 'a "b", c=d'], annotations: ['org.x': 'a=b, "c"']`),
    )
    expect(await registry.config('app', 'latest')).toMatchObject({
      config: { Cmd: ['sh'], Labels: { 'com.example.note': 'a "b", c=d' } },
    })
    expect((await registry.read('app', 'latest')).manifest).toMatchObject({
      annotations: { 'org.x': 'a=b, "c"' },
    })
  })

  it('finds Dockerfile and context under names with spaces', async () => {
    await succeeded(call(`context: 'a b', dockerfile: 'x y/Dockerfile $HOME'`), {
      files: { 'x y/Dockerfile $HOME': 'ARG BASE\nFROM ${BASE}\nCOPY f /\n', 'a b/f': 'x' },
    })
  })

  it('takes its layers from the cache repository when it builds again, in another pod', async () => {
    const cached = call('cache: "${env.REGISTRY}/cache"')
    const { log, registry, result } = await succeeded(`${cached}\necho 'SECOND'\n${cached}`)
    const [first, second] = log.split('SECOND')
    expect(first).not.toContain(hit)
    expect(second).toContain(hit)
    expect(await registry.pullAndRun('app', (result as { digest: string }).digest)).toBe('none')
  })

  it('makes the same image twice, where it shall be reproducible', async () => {
    const { result } = await succeeded(
      `[${call('reproducible: true')}, ${call('reproducible: true')}]*.digest`,
    )
    const [first, second] = result as string[]
    expect(second).toBe(first)
  })

  it('shares layers of several images through a registry in the pod', async () => {
    const image = (name: string) => `[image: "\${env.REGISTRY}/${name}", ${buildArgs}]`
    const { log, registry, result } = await succeeded(
      `kanikoBuild(${common}, cache: 'ephemeral', images: [${image('app-a')}, ${image('app-b')}])`,
      { files: { Dockerfile: single } },
    )
    expect(log.split('Pushed registry:5000/app-a@')[0]).not.toContain(hit)
    expect(log.split('Pushed registry:5000/app-a@')[1]).toContain(hit)
    const [, second] = result as { digest: string }[]
    expect(await registry.pullAndRun('app-b', second!.digest)).toBe('one\ntwo\n')
  })

  it('shares layers through a folder that several builds write at one time', async () => {
    const cached = (image: string) => call('layerCache: [hostPath: env.FOLDER]', image)
    const { log, registry, result } = await succeeded(
      `parallel(a: { ${cached('app-a')} }, b: { ${cached('app-b')} }, c: { ${cached('app-c')} })\necho 'SECOND'\n${cached('app-d')}`,
      { files: { Dockerfile: single } },
    )
    expect(log.split('SECOND')[1]!.split(hit).length - 1).toBe(2)
    for (const image of ['app-a', 'app-b', 'app-c']) expect(await registry.tags(image)).toEqual(['latest'])
    expect(await registry.pullAndRun('app-d', (result as { digest: string }).digest)).toBe('one\ntwo\n')
  })

  it('takes base images from the folder that kanikoWarm fills', async () => {
    const warm = (options: string) => `kanikoWarm(${common}, cacheDir: [hostPath: env.FOLDER], ${options})`
    const { log, result } = await succeeded(`
      def first = ${warm(`images: [${base}]`)}
      def second = ${warm(`images: [${base}], dockerfiles: ['Dockerfile'], buildArgs: [BASE: ${base}]`)}
      parallel(build: { ${call('baseImageCache: [hostPath: env.FOLDER]')} }, warm: { ${warm(`images: [${base}]`)} })
      return [first, second]
    `)
    const image = 'registry:5000/busybox:1'
    expect(result).toEqual([
      { loaded: [image], present: [] },
      { loaded: [], present: [image, image] },
    ])
    expect(log).toMatch(/\[build\] INFO.*Found sha256:.* in local cache/)
  })

  it('loads what can be loaded, and fails for what cannot', async () => {
    const { outcome, log } = await ran(
      `kanikoWarm(${common}, cacheDir: [hostPath: env.FOLDER], images: ["\${env.REGISTRY}/missing:1", ${base}])`,
    )
    expect(outcome).toBe('failure')
    expect(log).toContain('MANIFEST_UNKNOWN')
    expect(log).toContain('kanikoWarm: not loaded: registry:5000/missing:1')
    expect(log).not.toContain('not loaded: registry:5000/missing:1 registry:5000/busybox')
  })

  it('writes the image to an archive without pushing it', async () => {
    const { artifacts, registry } = await succeeded(call("push: false, tar: 'out/image.tar'"))
    expect([...artifacts.keys()]).toEqual(['out/image.tar'])
    await expect(registry.tags('app')).rejects.toThrow('404')
  })

  it('shows the plan of a build, and builds nothing', async () => {
    const { log, result } = await succeeded(call('dryRun: true'))
    expect(result).toBeNull()
    expect(log).toContain('FROM registry:5000/busybox:1')
    expect(log).not.toContain('Unpacking rootfs')
  })

  it('passes on no option that Kaniko does not know, and shows its config.json without the secret', async () => {
    const { log, registry } = await succeeded(
      call(`debug: true, snapshotMode: 'redo', singleSnapshot: true, compression: 'zstd', compressionLevel: 3,
        ignorePaths: ['/opt'], skipTlsVerifyRegistries: ['b:1'], registryMirrors: ['registry:5000'],
        registryMaps: ['gcr.io': 'registry:5000'], onlyMirrors: true, pushRetries: 5, downloadRetries: 4,
        cache: "\${env.REGISTRY}/cache", cacheHours: 6, compressedCaching: false`),
    )
    expect(log).toMatch(/"registry:5000":\{"auth":"\*{4}"/)
    expect(findSecrets([registry.password], [['log', log]])).toEqual([])
  })

  const failing: [title: string, options: string, given: Partial<Given>, reason: string][] = [
    ['a RUN fails', '', { files: { Dockerfile: 'ARG BASE\nFROM ${BASE}\nRUN exit 3\n' } }, 'exit status 3'],
    ['the login is wrong', '', { password: 'wr0ng-Pa55word' }, 'The registry refuses the login'],
    ['there is no Dockerfile', "dockerfile: 'nothere'", {}, 'There is no nothere in the workspace'],
    [
      'there is no base image',
      '',
      { files: { Dockerfile: 'FROM registry:5000/nothing:1\nRUN true\n' } },
      'A base image is not in its registry',
    ],
    [
      'a base image has no shell',
      '',
      {
        files: {
          Dockerfile:
            'ARG BASE\nFROM ${BASE} AS first\nFROM scratch\nCOPY --from=first /etc /etc\nRUN true\n',
        },
      },
      'A RUN needs a shell',
    ],
  ]
  it.each(failing)('tells that %s', async (_title, options, given, reason) => {
    const { outcome, log, leaks } = await ran(call(options), given)
    expect(outcome).toBe('failure')
    const said = log.split('\n').filter((line) => line.startsWith('kanikoBuild: '))
    expect(said.join('\n')).toContain(reason)
    expect(leaks).toEqual([])
  })
})
