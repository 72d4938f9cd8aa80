import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { useOwner } from '../bench/podman/testing'
import { AzureLogins, serve } from '../tools/acr'
import { nodeImage } from '../tools/images'
import { Network } from '../tools/network'
import { podman, tryPodman } from '../tools/podman'
import { Registry } from '../tools/registry'
import { describeWithPods } from '../withPods'
import { build as run, type Build, call, type Given } from './build'

describeWithPods('an option of buildkitBuild, with a real daemon and a real registry,', () => {
  const owner = useOwner()
  const build = async (jenkinsfile: string, given: Partial<Given> = {}): Promise<Build> => {
    const built = await run(owner(), jenkinsfile, given)
    expect(built.error && built.log).toBeUndefined()
    expect(built.leaks).toEqual([])
    return built
  }

  it('pushes to two registries, each with its login, what a context and a Dockerfile elsewhere make', async () => {
    const network = await Network.start(owner())
    const other = await Registry.start(owner(), network, 'other')
    const { result, registry } = await build(
      `buildkitBuild(
        destinations: ["\${env.REGISTRY}/app:1", 'other:5000/copy/app:2'], context: 'app', dockerfile: 'docker/App.Dockerfile',
        auth: [[credentialsId: 'registry'], [credentialsId: 'other', registry: 'other:5000']],
        insecureRegistries: [env.REGISTRY, 'other:5000'], buildArgs: [BASE: "\${env.REGISTRY}/busybox:1"],
        annotations: [title: 'a "b", c=d'], extraHosts: [db: '10.1.2.3', six: 'fe80::1'], networkMode: 'none',
      )`,
      {
        network,
        credentials: { other: { username: other.username, password: other.password } },
        secrets: [other.password],
        files: {
          'docker/App.Dockerfile': `ARG BASE
            FROM \${BASE}
            COPY name /name
            RUN grep -wE 'db|six' /etc/hosts >>/name && tail -n +3 /proc/net/dev | cut -d : -f 1 | tr -d ' ' >>/name
            CMD ["cat", "/name"]`,
          'app/name': 'of the context\n',
        },
      },
    )
    const { digest, manifest } = await registry.read('app', '1')
    expect((await other.read('copy/app', '2')).digest).toBe(digest)
    expect(result).toEqual({
      image: 'registry:5000/app:1',
      digest,
      reference: `registry:5000/app@${digest}`,
      tags: ['registry:5000/app:1', 'other:5000/copy/app:2'],
    })
    expect(manifest.annotations).toEqual({ title: 'a "b", c=d' })
    const printed = await registry.pullAndRun('app', digest)
    expect(printed).toBe('of the context\n10.1.2.3\tdb\nfe80::1\tsix\nlo\n')
  })

  it('pushes with an identity token to a registry that takes no password, which the log and the state do not show', async () => {
    const network = await Network.start(owner())
    const behind = await Registry.start(owner(), network, 'behind')
    const logins = new AzureLogins('unused', behind.forward)
    const { port } = await serve(owner(), logins.answer)
    const address = `${network.machine}:${port}`
    const { result } = await build(
      `buildkitBuild(
        image: '${address}/app', auth: [[tokenCredentialsId: 'token'], [credentialsId: 'registry', registry: env.REGISTRY]],
        insecureRegistries: [env.REGISTRY, '${address}'], buildArgs: [BASE: "\${env.REGISTRY}/busybox:1"],
      )`,
      { network, credentials: { token: { text: logins.refreshToken } }, secrets: [logins.refreshToken] },
    )
    expect(result).toMatchObject({ digest: (await behind.read('app', 'latest')).digest })
    expect(
      new Set(logins.asked.map(({ path, fields }) => [path, fields['refresh_token']].join(' '))),
    ).toEqual(new Set([`/oauth2/token ${logins.refreshToken}`]))
  })

  it('gives RUN the key of an SSH credential by an agent', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    })
    const { log, registry } = await build(
      `buildkitBuild(image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']], sshCredentialsId: 'key',
        insecureRegistries: [env.REGISTRY], buildArgs: [BASE: "\${env.REGISTRY}/node:1"])`,
      {
        images: { 'node:1': nodeImage },
        files: {
          Dockerfile: 'ARG BASE\nFROM ${BASE}\nCOPY keys.js /\nRUN --mount=type=ssh node /keys.js\n',
          // Asks the agent for the keys that it has: draft-miller-ssh-agent, 3 and 4.3. The answer may come in parts.
          'keys.js': `const agent = require('net').connect(process.env.SSH_AUTH_SOCK)
            agent.write(Buffer.from([0, 0, 0, 1, 11]))
            let answer = Buffer.alloc(0)
            agent.on('data', (part) => {
              answer = Buffer.concat([answer, part])
              if (answer.length < 4 || answer.length < 4 + answer.readUInt32BE(0)) return
              console.log('keys=' + answer.toString('hex'))
              agent.end()
            })`,
        },
        credentials: { key: { username: 'git', privateKey } },
        secrets: [privateKey.split('\n')[5]!],
      },
    )
    // Both forms of the public key end alike: in the modulus, of which this is the middle.
    const modulus = publicKey.subarray(40, 250).toString('hex')
    expect(/keys=([0-9a-f]+)/.exec(log)?.[1]).toContain(modulus)
    expect(await registry.tags('app')).toEqual(['latest'])
  })

  it('attaches a bill of materials and how the image was built, which the registry gives back', async () => {
    const { registry, result } = await build(
      `buildkitBuild(image: "\${env.REGISTRY}/scanner", target: 'scanner', insecureRegistries: [env.REGISTRY],
         auth: [[credentialsId: 'registry']], buildArgs: [BASE: "\${env.REGISTRY}/busybox:1"])
       return ${call(`target: 'app', sbom: true, sbomImage: "\${env.REGISTRY}/scanner", provenance: 'max', secrets: [[id: 'token', credentialsId: 'token']]`)}.digest`,
      {
        environment: { VALUE: 'seen in the provenance' },
        credentials: { token: { text: 'canary-t0ken' } },
        secrets: ['canary-t0ken'],
        files: {
          Dockerfile: `ARG BASE
            FROM \${BASE} AS app
            ARG VALUE
            RUN --mount=type=secret,id=token,env=TOKEN test -n "$TOKEN" && touch /from-run
            FROM \${BASE} AS scanner
            COPY scan.sh /
            CMD ["sh", "/scan.sh"]`,
          // BuildKit's protocol for scanners; the syft that stands behind `sbom` by default cannot be had here.
          'scan.sh': `file=$(ls "$BUILDKIT_SCAN_SOURCE" | grep from-run)
cat >"$BUILDKIT_SCAN_DESTINATION/sbom.json" <<END
{"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://spdx.dev/Document",
 "predicate": {"spdxVersion": "SPDX-2.3", "files": [{"fileName": "$file"}]}}
END
`,
        },
      },
    )
    const { manifest } = await registry.read('app', result as string)
    const [image, attached] = manifest.manifests!
    expect(attached!.annotations).toEqual({
      'vnd.docker.reference.digest': image!.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    })
    const { layers } = (await registry.read('app', attached!.digest)).manifest
    const statements = await Promise.all(
      layers.map(async ({ digest }) => JSON.parse(String(await registry.blob('app', digest)))),
    )
    const byType = Object.fromEntries(
      statements.map((statement) => [statement.predicateType, statement]),
    ) as Record<string, { subject: { digest: { sha256: string } }[]; predicate: unknown }>
    for (const { subject } of statements)
      expect(subject[0].digest.sha256).toBe(image!.digest.slice('sha256:'.length))
    expect(byType['https://spdx.dev/Document']!.predicate).toMatchObject({
      spdxVersion: 'SPDX-2.3',
      files: [{ fileName: 'from-run' }],
    })
    expect(byType['https://slsa.dev/provenance/v0.2']!.predicate).toMatchObject({
      invocation: {
        parameters: {
          args: { 'build-arg:VALUE': 'seen in the provenance' },
          secrets: [{ id: 'token', optional: true }],
        },
      },
    })
  })

  it('compresses layers as it is told', async () => {
    const compressed = (kind: string, level: string): string =>
      call(`tags: ['${kind}'], compression: '${kind}'${level}`)
    const { registry } = await build(
      [compressed('zstd', ', compressionLevel: 19'), compressed('estargz', '')].join('\n'),
    )
    const layersOf = async (tag: string) => (await registry.read('app', tag)).manifest.layers
    const zstd = await layersOf('zstd')
    expect(new Set(zstd.map(({ mediaType }) => mediaType))).toEqual(
      new Set(['application/vnd.oci.image.layer.v1.tar+zstd']),
    )
    const estargz = await layersOf('estargz')
    expect(estargz.length).toBe(zstd.length)
    for (const { annotations } of estargz)
      expect(annotations).toHaveProperty(['containerd.io/snapshot/stargz/toc.digest'])
  })

  it('writes an archive that can be loaded and run', async () => {
    const { artifacts } = await build(
      `${call("tar: 'docker.tar', push: false")}\n${call("tar: 'out/oci.tar', tarFormat: 'oci', push: false, provenance: 'min'")}`,
      { environment: { VALUE: 'archived' } },
    )
    for (const [path, archive] of artifacts) {
      const loaded = await load(archive)
      expect([path, loaded]).toEqual([path, 'archived'])
    }
    expect([...artifacts.keys()]).toEqual(['docker.tar', 'out/oci.tar'])
  })

  async function load(archive: Buffer): Promise<string> {
    const file = `${await owner().folder()}/image.tar`
    writeFileSync(file, archive)
    const image = (await podman(['load', '--quiet', '--input', file])).trim().split(' ').at(-1)!
    const remove = owner().defer(`image ${image}`, () => tryPodman(['rmi', '--force', image]))
    const output = await podman(['run', '--rm', '--network', 'none', image])
    await remove()
    return output
  }

  it('takes no step from the cache where none is wanted', async () => {
    const cached = 'cache: "${env.REGISTRY}/cache"'
    const { log } = await build(`${call(cached)}\necho 'SECOND'\n${call(`${cached}, noCache: true`)}`)
    expect(log.split('SECOND')[1]).not.toContain('CACHED')
  })
})
