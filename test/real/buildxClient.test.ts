import { dockerImage } from '../../src/images'
import { useOwner } from '../bench/podman/testing'
import { needImage } from '../tools/images'
import { describeWithPods } from '../withPods'
import { build, call } from './build'

describeWithPods("client: 'buildx', with the real buildx, a real daemon and a real registry,", () => {
  const owner = useOwner()

  // The first time buildx is built, which takes minutes.
  beforeAll(() => needImage(dockerImage), 900_000)

  it('builds what buildctl builds, to the byte, and finds the layers that it has cached', async () => {
    const rich = (client: string): string => `buildkitBuild(
      client: '${client}', destinations: ["\${env.REGISTRY}/${client}:1", "\${env.REGISTRY}/copy/${client}:2"],
      context: 'app', dockerfile: 'docker/App.Dockerfile', target: 'app',
      auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
      buildArgs: [BASE: "\${env.REGISTRY}/busybox:1", VALUE: 'a b'], labels: [team: 'x "y"'],
      annotations: [title: 'a "b", c=d'], platforms: ['linux/amd64'], secrets: [[id: 'token', credentialsId: 'token']],
      sourceDateEpoch: 1700000000, compression: 'zstd', compressionLevel: 3, extraHosts: [db: '10.1.2.3', six: 'fe80::1'],
      networkMode: 'host', entitlements: ['network.host'], cache: "\${env.REGISTRY}/cache",
      tar: 'out/${client}.tar', tarFormat: 'oci', outputFolder: '${client}',
    )`
    const { log, error, result, registry, artifacts, leaks } = await build(
      owner(),
      `def first = ${rich('buildctl')}\necho 'SECOND'\nreturn [first, ${rich('buildx')}]`,
      {
        credentials: { token: { text: 'canary-t0ken' } },
        secrets: ['canary-t0ken'],
        files: {
          'docker/App.Dockerfile': `ARG BASE
            FROM \${BASE} AS app
            ARG VALUE
            COPY name /name
            RUN --mount=type=secret,id=token,env=TOKEN test -n "$TOKEN" && echo "$VALUE" >>/name
            RUN grep -wE 'db|six' /etc/hosts >>/name
            CMD ["cat", "/name"]
            FROM \${BASE}
            RUN false`,
          'app/name': 'of the context\n',
        },
      },
    )
    expect({ error, log: error === undefined ? '' : log }).toEqual({ error: undefined, log: '' })
    const { digest, manifest } = await registry.read('buildx', '1')
    expect(manifest.annotations).toMatchObject({ title: 'a "b", c=d' })
    const image = 'registry:5000/buildx:1'
    const reference = `registry:5000/buildx@${digest}`
    const built = { image, digest, reference, tags: [image, 'registry:5000/copy/buildx:2'] }
    expect(result).toEqual([expect.objectContaining({ digest }), built])
    expect((await registry.read('copy/buildx', '2')).digest).toBe(digest)
    expect((await registry.read('buildctl', '1')).manifest).toEqual(manifest)
    expect(await registry.pullAndRun('buildx', digest)).toBe(
      'of the context\na b\n10.1.2.3\tdb\nfe80::1\tsix\n',
    )
    const second = log.split('SECOND')[1]!
    expect(second).toMatch(/\+ buildx build .*'--file=\.\/docker\/App\.Dockerfile' '\.\/app'/)
    expect(second).toMatch(/RUN --mount=type=secret.*\n.*CACHED/)
    const files = [...artifacts].filter(([path]) => path.startsWith('buildctl/'))
    expect(files.length).toBeGreaterThan(1)
    for (const [path, content] of files)
      expect(artifacts.get(path.replace('buildctl', 'buildx'))).toEqual(content)
    expect(artifacts.has('out/buildx.tar')).toBe(true)
    expect(leaks).toEqual([])
  })

  it('attaches what was asked for, tries caches, does without a container for the daemon, and tells why a build fails', async () => {
    const scanner = `echo '{"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://spdx.dev/Document", "predicate": {}}' >"$BUILDKIT_SCAN_DESTINATION/sbom.json"`
    const { log, error, registry } = await build(
      owner(),
      `${call("client: 'buildx', target: 'scanner', tags: ['scanner']")}
       ${call(`client: 'buildx', target: 'app', sbom: true, sbomImage: "\${env.REGISTRY}/app:scanner", provenance: 'max', cacheFrom: ['127.0.0.1:9/cache']`)}
       ${call("client: 'buildx', target: 'app', daemonless: true, tags: ['daemonless']")}
       ${call("client: 'buildx', target: 'fails'")}`,
      {
        files: {
          Dockerfile: `ARG BASE
            FROM \${BASE} AS app
            RUN touch /from-run
            FROM \${BASE} AS fails
            RUN echo 'that is why'; exit 7
            FROM \${BASE} AS scanner
            COPY scan.sh /
            CMD ["sh", "/scan.sh"]`,
          'scan.sh': scanner,
        },
      },
    )
    expect(error?.message).toContain('script returned exit code 1')
    expect(log).toMatch(
      /goes on without the cache type=registry,ref=127\.0\.0\.1:9\/cache:latest: .*connection refused/,
    )
    expect(log).toMatch(/that is why\n[^]*ERROR: failed to build: failed to solve: .*exit code: 7/)
    expect((await registry.tags('app')).sort()).toEqual(['daemonless', 'latest', 'scanner'])
    const { manifest } = await registry.read('app', 'latest')
    const attached = manifest.manifests![1]!
    const { layers } = (await registry.read('app', attached.digest)).manifest
    expect(layers.map(({ annotations }) => annotations!['in-toto.io/predicate-type']).sort()).toEqual([
      'https://slsa.dev/provenance/v0.2',
      'https://spdx.dev/Document',
    ])
  })
})
