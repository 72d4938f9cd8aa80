import { createHash } from 'node:crypto'
import { useOwner } from '../bench/podman/testing'
import { busyboxImage } from '../tools/images'
import { findSecrets } from '../tools/secrets'
import { describeWithPods } from '../withPods'
import { build as run, call, type Given } from './build'

describeWithPods('buildkitBuild with a real daemon and a real registry', () => {
  const owner = useOwner()

  const build = (jenkinsfile: string, given: Partial<Given> = {}) => run(owner(), jenkinsfile, given)

  it('pushes every tag, and the digest that it returns is the registry’s', async () => {
    const { outcome, result, registry, leaks } = await build(call("tags: ['1.0', 'latest']"))
    expect(outcome).toBe('success')
    const { digest } = await registry.read('app', '1.0')
    expect(result).toEqual({
      image: 'registry:5000/app:1.0',
      digest,
      reference: `registry:5000/app@${digest}`,
      tags: ['registry:5000/app:1.0', 'registry:5000/app:latest'],
    })
    expect((await registry.tags('app')).sort()).toEqual(['1.0', 'latest'])
    expect(leaks).toEqual([])
  })

  it('carries a build argument into the image as it is', async () => {
    const value = `it's "quoted" $(id) \`id\` \${HOME} back\\slash, a=b; ü→😀`
    const { result, registry } = await build(call(), { environment: { VALUE: value } })
    expect(await registry.pullAndRun('app', (result as { digest: string }).digest)).toBe(value)
  })

  it('carries labels and the target into the image', async () => {
    const { registry } = await build(call("target: 'first', labels: ['com.example.note': 'a \"b\", c=d']"))
    expect(await registry.config('app', 'latest')).toMatchObject({
      config: { Labels: { 'com.example.note': 'a "b", c=d' } },
    })
    expect(JSON.stringify(await registry.config('app', 'latest'))).not.toContain('COPY /value')
  })

  it('finds its layers again in the cache repository, in another pod', async () => {
    const cached = call('cache: "${env.REGISTRY}/cache"')
    const { log, result } = await build(`${cached}\necho 'SECOND'\n${cached}`)
    const [first, second] = log.split('SECOND')
    expect(first).not.toContain('CACHED')
    expect(second).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
    expect(result).toMatchObject({ image: 'registry:5000/app:latest' })
  })

  it('lets RUN read a text and a file, which neither image, log, argument nor state keep', async () => {
    const text = 'canary-t3xt'
    const content = 'canary-c0ntent'
    const files = {
      Dockerfile: [
        'ARG BASE',
        'FROM ${BASE}',
        `RUN --mount=type=secret,id=text --mount=type=secret,id=file sha256sum /run/secrets/text /run/secrets/file | cut -c 1-8 | tr '\\n' ' ' >/sums`,
        'CMD ["cat", "/sums"]',
      ].join('\n'),
    }
    const sum = (value: string) => createHash('sha256').update(value).digest('hex').slice(0, 8)
    const { result, registry, leaks } = await build(
      call("secrets: [[id: 'text', credentialsId: 'text'], [id: 'file', fileCredentialsId: 'file']]"),
      {
        files,
        credentials: { text: { text }, file: { file: 'settings', content } },
        secrets: [text, content],
      },
    )
    const image = await registry.pullAndRun('app', (result as { digest: string }).digest)
    expect(image.trim()).toBe(`${sum(text)} ${sum(content)}`)
    expect(leaks).toEqual([])
  })

  it('builds for two platforms, which become one index', async () => {
    const files = {
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nLABEL arch=${TARGETARCH}\nCOPY Dockerfile /\n',
    }
    const { result, registry } = await build(call("platforms: ['linux/amd64', 'linux/arm64']"), { files })
    const { manifest, digest } = await registry.read('app', 'latest')
    expect(manifest.manifests!.map(({ platform }) => platform!.architecture)).toEqual(['amd64', 'arm64'])
    expect(result).toMatchObject({ digest })
  })

  it('builds each platform in a pod of its own, and merges them with their attestations into one index', async () => {
    // Both run on this machine; the second asks for a newer generation of its processor, as an index tells them apart.
    const files = {
      Dockerfile: `ARG BASE
        FROM \${BASE}
        ARG TARGETPLATFORM
        RUN echo "built for \$TARGETPLATFORM" >/platform
        CMD ["cat", "/platform"]
        `,
    }
    const { result, error, registry, leaks } = await build(
      call(`platforms: ['linux/amd64', 'linux/amd64/v2'], nativeBuilders: true, provenance: 'max', tags: ['1', '2'],
        cache: "\${env.REGISTRY}/cache"`),
      { files },
    )
    expect(error).toBeUndefined()
    const { manifest, digest } = await registry.read('app', '1')
    expect((await registry.read('app', '2')).digest).toBe(digest)
    expect(result).toMatchObject({ digest, tags: ['registry:5000/app:1', 'registry:5000/app:2'] })
    const manifests = manifest.manifests!
    expect(manifests.map(({ platform }) => Object.values(platform!).join('/'))).toEqual([
      'amd64/linux',
      'unknown/unknown',
      'amd64/linux/v2',
      'unknown/unknown',
    ])
    expect(await registry.pullAndRun('app', manifests[0]!.digest)).toBe('built for linux/amd64\n')
    for (const at of [0, 2]) {
      const { digest, annotations } = manifests[at + 1]!
      expect(annotations).toEqual({
        'vnd.docker.reference.digest': manifests[at]!.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      })
      const { layers } = (await registry.read('app', digest)).manifest
      expect(layers.map(({ annotations }) => annotations)).toEqual([
        { 'in-toto.io/predicate-type': expect.stringContaining('https://slsa.dev/provenance/') },
      ])
    }
    expect(leaks).toEqual([])
    expect((await registry.tags('cache')).sort()).toEqual(['linux-amd64', 'linux-amd64-v2'])
  })

  it('attaches how the image was built, and writes an archive that Jenkins keeps', async () => {
    const { registry, artifacts } = await build(call("provenance: 'max', tar: 'image.tar', tarFormat: 'oci'"))
    const { manifest } = await registry.read('app', 'latest')
    expect(
      manifest.manifests!.map(({ annotations }) => annotations?.['vnd.docker.reference.type']),
    ).toContain('attestation-manifest')
    expect([...artifacts.keys()]).toEqual(['image.tar'])
  })

  it('brings the files of a stage back into the workspace, for a later stage, and needs no name for that', async () => {
    const files = {
      Dockerfile: `ARG BASE
        FROM \${BASE} AS build
        RUN mkdir -p /out/reports && echo passed >/out/reports/tests.txt && echo program >/out/app
        FROM scratch
        COPY --from=build /out /
        `,
    }
    const call = (
      options: string,
    ) => `buildkitBuild(${options} outputFolder: 'dist', insecureRegistries: [env.REGISTRY],
      buildArgs: [BASE: "\${env.REGISTRY}/busybox:1"], auth: [[credentialsId: 'registry', registry: env.REGISTRY]])`
    const { result, error, artifacts, registry, leaks } = await build(
      `def none = ${call("stash: 'files',")}
       def text = buildkitBuild(source: 'none', image: 'unused', outputFolder: 'again', push: false) {
         unstash 'files'
         writeFile file: 'Dockerfile', text: 'FROM scratch\\nCOPY dist/reports /\\n'
       }
       def both = ${call('image: "${env.REGISTRY}/app",')}
       return [none, both.digest]`,
      { files },
    )
    expect(error).toBeUndefined()
    expect(result).toEqual([null, (await registry.read('app', 'latest')).digest])
    expect([...artifacts.keys()].sort()).toEqual(['again/tests.txt', 'dist/app', 'dist/reports/tests.txt'])
    expect(String(artifacts.get('again/tests.txt'))).toBe('passed\n')
    expect(leaks).toEqual([])
  })

  it('lets RUN have what it asks for where it is entitled to it, and nowhere else', async () => {
    const files = {
      Dockerfile: `ARG BASE
        FROM \${BASE}
        RUN --security=insecure grep CapEff /proc/self/status >/capabilities
        RUN --network=host true
        CMD ["cat", "/capabilities"]
        `,
    }
    const { result, registry, log, error } = await build(
      `def built = ${call("entitlements: ['network.host', 'security.insecure']")}
       try { ${call()} } catch (problem) { return built.digest }`,
      { files },
    )
    expect(error).toBeUndefined()
    expect(await registry.pullAndRun('app', result as string)).toBe('CapEff:\t000001ffffffffff\n')
    expect(log).toMatch(/error: failed to solve: .*(security\.insecure|network\.host) is not allowed$/m)
  })

  it('gives the same digest again for the same sources and one time', async () => {
    const once = call('sourceDateEpoch: 1700000000, noCache: true')
    const { result } = await build(
      `def first = ${once}\ndef second = ${once}\nreturn [first.digest, second.digest]`,
    )
    const [first, second] = result as string[]
    expect(first).toBe(second)
  })

  it('builds without pushing', async () => {
    const { outcome, result, registry } = await build(call('push: false'))
    expect([outcome, result]).toEqual([
      'success',
      expect.objectContaining({ digest: expect.stringMatching(/^sha256:/) }),
    ])
    await expect(registry.tags('app')).rejects.toThrow('404')
  })

  it('builds several images at the same time, and tells of the one that failed when all have ended', async () => {
    const files = {
      Dockerfile: [
        'ARG BASE',
        'FROM ${BASE} AS api',
        'RUN echo api >/name',
        'CMD ["echo", "I am api"]',
        'FROM ${BASE} AS web',
        'RUN sleep 5',
        'CMD ["echo", "I am web"]',
        'FROM ${BASE} AS bad',
        'RUN echo the reason >&2 && exit 3',
      ].join('\n'),
    }
    const image = (name: string) =>
      `[image: "\${env.REGISTRY}/team/${name}", target: '${name}', buildArgs: [BASE: "\${env.REGISTRY}/busybox:1"]]`
    const images = (...names: string[]) =>
      `buildkitBuild(images: [${names.map(image).join()}], auth: [[credentialsId: 'registry']],
        insecureRegistries: [env.REGISTRY], cache: "\${env.REGISTRY}/cache")`
    const { outcome, error, log, registry, leaks } = await build(
      `try { ${images('api', 'bad', 'web')} } catch (problem) { echo problem.message }
       def two = ${images('api', 'web')}
       return two.digest`,
      { files },
    )
    expect([outcome, error]).toEqual(['success', undefined])
    expect(log).toMatch(/\nbad: failed to solve: process .* exit code: 3\n.*1 of 3 images failed: bad\n/)
    expect(log).toMatch(/\[bad\] .*the reason/)
    expect(log).toMatch(/\[web\] .*CACHED/)
    expect((await registry.tags('cache')).sort()).toEqual(['api', 'web'])
    for (const name of ['api', 'web']) {
      const { digest } = await registry.read(`team/${name}`, 'latest')
      expect(await registry.pullAndRun(`team/${name}`, digest)).toBe(`I am ${name}\n`)
    }
    expect(leaks).toEqual([])
  })

  it('shows why a RUN step failed', async () => {
    const files = { Dockerfile: 'ARG BASE\nFROM ${BASE}\nRUN echo the reason >&2 && exit 3\n' }
    const { outcome, log, error } = await build(call(), { files })
    expect([outcome, error?.message]).toEqual(['failure', 'script returned exit code 1'])
    expect(log).toContain('the reason')
    expect(log).toContain('exit code: 3')
  })

  it('shows that the registry refused the login, and no password', async () => {
    const { outcome, log } = await build(call(), { password: 'wr0ng-Pa55word' })
    expect(outcome).toBe('failure')
    expect(log).toMatch(/401 Unauthorized|unauthorized|authorization failed/i)
    expect(findSecrets(['wr0ng-Pa55word'], [['log', log]])).toEqual([])
  })

  it('shows the log of a daemon that does not start', async () => {
    const { outcome, log } = await build(call(`buildkitImage: '${busyboxImage}'`))
    expect(outcome).toBe('failure')
    expect(log).toContain('buildkitd ended before the build. Its log:')
    expect(log).toContain('rootlesskit: not found')
  })
})
