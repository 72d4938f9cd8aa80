import { argumentsOf } from './argv'
import { jenkins, pipeline, scriptOf } from './kiln'

/** The words after `/kaniko/executor`, as the shell passes them on, for a call with these options. */
async function executor(options: string): Promise<string[]> {
  const run = await pipeline(`kanikoBuild(image: 'registry:5000/app', ${options})`)
  return argumentsOf(scriptOf(run, 'Build with Kaniko'))
}

/** The flags of Kaniko 1.28.3: `executor --help`. There is no Kaniko to be had for the tests. */
const flags = (
  'verbosity log-format log-timestamp force dockerfile context context-sub-path bucket destination snapshot-mode ' +
  'custom-platform build-arg image-fs-extract-retry kaniko-dir tar-path single-snapshot reproducible target no-push ' +
  'no-push-cache cache-repo cache-dir digest-file image-name-with-digest-file image-name-tag-with-digest-file ' +
  'oci-layout-path compression image-format compression-level cache compressed-caching pre-cleanup cleanup cache-ttl label ' +
  'use-new-run git cache-copy-layers cache-run-layers ignore-path ignore-var-run skip-push-permission-check annotation ' +
  'preserve-context materialize secret dryrun insecure skip-tls-verify insecure-pull skip-tls-verify-pull push-retry ' +
  'push-ignore-immutable-tag-errors image-download-retry insecure-registry skip-tls-verify-registry registry-certificate ' +
  'registry-client-cert registry-map registry-mirror skip-default-registry-fallback credential-helpers'
).split(' ')

/** What every call has, and in which order. */
const always = ['--credential-helpers=', '--push-retry=2', '--image-download-retry=2']

describe("an option of kanikoBuild becomes Kaniko's", () => {
  it('without any: context, Dockerfile, destination, revision and digest', async () => {
    expect(await executor('push: true')).toEqual([
      '--context=.',
      '--dockerfile=./Dockerfile',
      '--label=org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567',
      '--destination=registry:5000/app:latest',
      ...always,
      '--digest-file=/run/kiln/digest',
    ])
  })

  it.each<[string, string[]]>([
    ["context: 'service'", ['--context=service', '--dockerfile=service/Dockerfile']],
    [
      "context: 'service', contextSubPath: 'api'",
      ['--context=service', '--dockerfile=service/api/Dockerfile', '--context-sub-path=api'],
    ],
    ["dockerfile: 'docker/a.Dockerfile'", ['--context=.', '--dockerfile=docker/a.Dockerfile']],
    ["target: 'runtime'", ['--target=runtime']],
    [
      "tags: ['1.0', 'latest']",
      ['--destination=registry:5000/app:1.0', '--destination=registry:5000/app:latest'],
    ],
    ["buildArgs: [VERSION: '1.4.2', N: 2]", ['--build-arg=VERSION=1.4.2', '--build-arg=N=2']],
    ["labels: ['com.example.team': 'payments']", ['--label=com.example.team=payments']],
    ["annotations: [licenses: 'MIT']", ['--annotation=licenses=MIT']],
    ["cache: 'registry:5000/c'", ['--cache=true', '--cache-ttl=336h', '--cache-repo=registry:5000/c']],
    ["cache: 'registry:5000/c', cacheHours: 6", ['--cache-ttl=6h']],
    ["cache: 'registry:5000/c', compressedCaching: false", ['--compressed-caching=false']],
    ["layerCache: [claimName: 'layers']", ['--cache=true', '--cache-repo=oci:/layer-cache/layer']],
    [
      "baseImageCache: [claimName: 'bases']",
      [
        '--cache=true',
        '--cache-ttl=336h',
        '--cache-run-layers=false',
        '--no-push-cache',
        '--cache-dir=/cache',
      ],
    ],
    [
      "baseImageCache: [claimName: 'bases'], cache: 'registry:5000/c'",
      ['--cache=true', '--cache-ttl=336h', '--cache-repo=registry:5000/c', '--cache-dir=/cache'],
    ],
    ["snapshotMode: 'redo'", ['--snapshot-mode=redo']],
    ['singleSnapshot: true, reproducible: true', ['--single-snapshot', '--reproducible']],
    [
      "compression: 'zstd', compressionLevel: 3",
      ['--compression=zstd', '--image-format=oci', '--compression-level=3'],
    ],
    ["ignorePaths: ['/opt/tools']", ['--ignore-path=/opt/tools']],
    [
      "insecureRegistries: ['a:5000', 'b:5000']",
      ['--insecure-registry=a:5000', '--insecure-registry=b:5000'],
    ],
    ["skipTlsVerifyRegistries: ['registry:5000']", ['--skip-tls-verify-registry=registry:5000']],
    [
      "registryMirrors: ['mirror.example.com'], onlyMirrors: true",
      ['--registry-mirror=mirror.example.com', '--skip-default-registry-fallback'],
    ],
    ["registryMaps: ['gcr.io': 'mirror.example.com/gcr']", ['--registry-map=gcr.io=mirror.example.com/gcr']],
    ['pushRetries: 5, downloadRetries: 4', ['--push-retry=5', '--image-download-retry=4']],
    ['push: false', ['--no-push']],
    [
      "push: false, cache: 'registry:5000/c'",
      ['--cache-repo=registry:5000/c', '--no-push-cache', '--no-push'],
    ],
    ["tar: 'image.tar'", ['--tar-path=image.tar']],
    ["verbosity: 'trace'", ['--verbosity=trace']],
    ['debug: true', ['--verbosity=debug']],
  ])('%s', async (options, expected) => {
    const words = await executor(options)
    expect(words).toEqual(expect.arrayContaining(expected))
    expect(words.filter((word) => !flags.includes(/^--([a-z-]+)(=|$)/.exec(word)?.[1] ?? ''))).toEqual([])
  })

  it('a registry is insecure by its name, never all of them', async () => {
    const words = await executor("insecureRegistries: ['registry:5000'], skipTlsVerifyRegistries: ['b:1']")
    const wholesale = ['--insecure', '--insecure-pull', '--skip-tls-verify', '--skip-tls-verify-pull']
    expect(words.filter((word) => wholesale.includes(word.split('=')[0]!))).toEqual([])
  })

  it('a throw-away registry is the cache of all images of the pod', async () => {
    const run = await pipeline(
      "kanikoBuild(images: [[image: 'r/a'], [image: 'r/b', context: 'b']], cache: 'ephemeral')",
      jenkins,
    )
    const scripts = run.calls.filter(({ args }) => args['label'] === 'Build with Kaniko')
    for (const { args } of scripts) {
      const script = String(args['script']).replace(/^until wget.*$/m, 'until true; do')
      expect(argumentsOf(script)).toEqual(
        expect.arrayContaining(['--cache-repo=localhost:5000/cache', '--insecure-registry=localhost:5000']),
      )
    }
  })
})
