import { digest, jenkins, runOn } from './kiln'
import { allowedCalls, genericWhitelist, templateCalls } from './sandbox'

/** Between them they reach every line of the emitted steps. */
const calls = [
  `buildkitBuild(
    image: 'registry:5000/app:1', tags: ['a', 'b'], auth: [[credentialsId: 'registry'], [credentialsId: 'registry', registry: 'docker.io'], [acr: 'a.io']],
    insecureRegistries: ['registry:5000'], nodeSelector: ['kubernetes.io/os': 'linux'], resources: [limits: [memory: '1Gi']],
    cache: 'registry:5000/c', buildArgs: [A: 1, B: true], labels: [c: 'd'], target: 'x', dockerfile: 'a/b', cloud: 'c',
    namespace: 'n', serviceAccount: 's',
  )`,
  "buildkitBuild('registry.example.com/app') { echo 'prepared' }",
  "kanikoBuild(destinations: ['a.example.com/app', 'b.example.com/app:1'], push: false, cache: 'a.example.com/c', kanikoImage: 'k:1', target: 'x', buildArgs: [A: 1], labels: [c: 'd'], insecureRegistries: ['a.example.com'])",
  "kanikoBuild(imgae: 'x', tags: 'latest', push: 'yes', timeout: 0, auth: [[credentialId: 'x']], source: 'git', buildArgs: ['-': []])",
  "kanikoBuild(image: 'registry.example.com/app', auth: [[credentialsId: 'a'], [credentialsId: 'b']])",
  'kanikoBuild(42)',
  `kanikoBuild(
    images: [[image: 'r.io/a', context: 'a'], [destinations: ['r.io/b']]], cache: 'ephemeral', cacheCopyLayers: true, debug: true,
    auth: [[secretName: 's'], [configMapName: 'c'], [acr: 'a.azurecr.io', clientId: '1'], [ecr: 'e.io'], [gcr: 'g.io'],
      [username: 'u', passwordCredentialsId: 'p', registry: 'h.io'], [tokenCredentialsId: 't'], [dockerConfigCredentialsId: 'd']],
    registryCertificates: [[registry: 'r.io', secretName: 's'], [registry: 'h.io', configMapName: 'c']],
    registryMaps: ['gcr.io': 'm'], registryMirrors: ['m'], onlyMirrors: true, skipTlsVerifyRegistries: ['s'], annotations: [a: 1],
    snapshotMode: 'redo', singleSnapshot: true, reproducible: true, compression: 'zstd', compressionLevel: 3, ignorePaths: ['/x'],
    compressedCaching: false, contextSubPath: 'x', baseImageCache: [hostPath: '/srv'], serviceAccount: 'builder',
    agentImage: 'a', tolerations: [[key: 'k']], imagePullSecrets: ['p'], inheritFrom: 'x', workspaceVolume: [claimName: 'w'],
  )`,
  "kanikoBuild(image: 'r.io/a', layerCache: [nfs: [server: 's', path: '/p']], tar: 'a.tar', dryRun: true, workspaceVolume: [nfs: [server: 's', path: '/p']])",
  "kanikoBuild(image: 'r.io/a', tar: 'a.tar', compression: 'zstd', cacheCopyLayers: true, kanikoImage: 'x/kaniko:1')",
  "buildkitBuild(images: [[image: 'r.io/a'], [image: 'r.io/b', context: 'b']], cache: 'r.io/c')",
  "buildkitBuild(images: [[image: 'r.io/a'], [image: 'r.io/a']])",
  "buildkitBuild(outputFolder: 'dist', stash: 's', networkMode: 'host', entitlements: ['network.host'])",
  "buildkitBuild(outputFolder: 'dist', tar: 'x', networkMode: 'host')",
  "buildkitBuild(image: 'r.io/a', stash: 's')",
  "buildkitBuild(image: 'r.io/a', platforms: ['linux/amd64', 'linux/arm64'], nativeBuilders: true, insecureRegistries: ['r.io'], craneImage: 'c')",
  "buildkitBuild(image: 'r.io/a', platforms: ['a/b', 'a/b'], nativeBuilders: true, nodeSelector: ['kubernetes.io/arch': 'b'])",
  "kanikoBuild(images: [[tags: ['1']]], auth: [[acr: 'a.io', ecr: 'b.io']])",
  "kanikoWarm(images: ['a'], dockerfiles: ['b'], buildArgs: [A: 1], cacheDir: [claimName: 'c'], insecureRegistries: ['r'])",
  "kanikoWarm(cacheDir: [claimName: 'c'])",
  "buildkitBuild(image: 'r.io/a', platforms: ['linux/amd64'], secrets: [[id: 'a', credentialsId: 't'], [id: 'b', fileCredentialsId: 'f']], sshCredentialsId: 'k', annotations: [a: 1], sbom: true, provenance: 'max', sourceDateEpoch: 1, compression: 'zstd', compressionLevel: 1, noCache: true, extraHosts: [a: '10.0.0.1'], networkMode: 'none', tar: 'x/y')",
  "kanikoBuild(image: 'r.io/a', workload: 'job', git: [url: 'https://g.io/a', branch: 'b', credentialsId: 'registry'], auth: [[secretName: 's']], job: [before: [[image: 'm', script: 's']], serviceAccount: 's', manifest: 'j.yaml', keep: 'failed'], baseImageCache: [claimName: 'c'], layerCache: [claimName: 'c'], kanikoImage: 'k', nodeSelector: [a: 'b'], resources: [limits: [memory: '1Gi']], tolerations: [[key: 'k']], imagePullSecrets: ['p'])",
  "kanikoBuild(image: 'r.io/a', workload: 'job', git: [url: 'https://g.io/a', commit: '0123abc'])",
  "buildkitBuild(image: 'r.io/a', cache: [azblob: [accountUrl: 'https://a.io', keyCredentialsId: 't'], byBranch: true], cacheFrom: ['r.io/c', [s3: [bucket: 'bucket', region: 'eu', keyCredentialsId: 'registry']], [folder: [claimName: 'c']], [azblob: [accountUrl: 'https://a.io', clientId: 'i']]])",
  "kanikoBuild(image: 'r.io/a', workload: 'job', tar: 'x', cache: 'ephemeral')",
  "buildkitBuild(image: 'r.io/a', daemon: [addresses: ['tcp://a:1', 'tcp://b:1'], secretName: 's', tlsServerName: 'n'])",
  "buildkitBuild(outputFolder: 'dist', daemon: [addresses: ['tcp://a:1'], cacertCredentialsId: 'f', certCredentialsId: 'f', keyCredentialsId: 'f'])",
  "buildkitBuild(image: 'r.io/a', daemon: [addresses: ['tcp://a:1'], plaintext: true])",
  "buildkitBuild(image: 'r.io/a', daemon: [addresses: [], plaintext: false])",
  `jibBuild(
    image: 'r.io/a', tags: ['1', '2'], labels: [a: 'b'], module: 'a/b', tool: 'gradle', dir: 'x', tasks: ['clean', ':build'],
    toolArgs: ['-Pa'], jibVersion: '3', baseImage: 'r.io/b', insecureRegistries: ['r.io'], auth: [[credentialsId: 'registry']],
    platforms: ['linux/amd64'], mainClass: 'A', jvmFlags: ['a'], args: ['a,b'], environment: [A: 1], ports: ['1'], volumes: ['/a'],
    user: '1', workingDirectory: '/a', format: 'OCI', creationTime: 'EPOCH', filesModificationTime: 'EPOCH_PLUS_SECOND',
    containerizingMode: 'packaged', extraDirectories: ['a'], testReports: 'a', artifacts: 'b', tar: 'c', resources: [limits: [memory: '1Gi']],
    dependencyCache: [hostPath: '/a'], baseImageCache: [hostPath: '/b'], layerCache: [hostPath: '/c'], refreshDependencies: true,
  )`,
  "jibBuild(images: [[image: 'r.io/a', module: 'a'], [image: 'r.io/b', module: ':b']], tool: 'maven', push: false, platforms: ['linux/amd64'])",
  "jibBuild(image: 'r.io/a', entrypoint: ['a'])",
  "jibBuild(destinations: ['a.io/a', 'b.io/a'], entrypoint: ['a\\\\'], mainClass: 'b', insecureRegistries: ['r'], toolArgs: ['-o', '-Djib.x=y'], platforms: [], refreshDependencies: true, push: false)",
  "jibBuild(images: [[image: 'r.io/a']], insecureRegistries: ['r'], baseImage: 'scratch')",
]

describe('in the sandbox of an untrusted library', () => {
  it('the steps call what is on the list, and the list holds nothing else', async () => {
    const seen = new Set<string>()
    for (const env of [{}, { CHANGE_FORK: 'mallory' }]) {
      for (const call of calls) {
        const world = jenkins({ env }).answer('checkout', () => true, {
          GIT_COMMIT: '0',
          GIT_URL: 'https://u@git/app',
        })
        const jib = ({ args }: { args: { [name: string]: unknown } }) =>
          args['label'] === 'Make the image with Jib'
        world.answer('sh', jib, `${digest} ${digest}\n`.repeat(2))
        const run = await runOn(call, world, { engine: 'sandbox-1.24' })
        for (const one of run.sandboxCalls) seen.add(one)
      }
    }
    expect([...seen].filter((call) => !templateCalls.includes(call)).sort()).toEqual(allowedCalls)
  })

  it('a template alone makes the calls that are not on the list', async () => {
    const run = await runOn('def name = "x"; echo "${name}"', jenkins(), { engine: 'sandbox-1.24' })
    expect(run.sandboxCalls).toEqual(templateCalls)
  })

  // Not part of the project; where the list lies beside it, it is compared.
  if (genericWhitelist !== undefined) {
    it("every call on the list is allowed by script-security's generic whitelist", () => {
      const isPermitted = (call: string): boolean =>
        call.split(' | ').some((signature) => genericWhitelist!.includes(signature))
      expect(allowedCalls.filter((call) => !isPermitted(call))).toEqual([])
    })
  }
})
