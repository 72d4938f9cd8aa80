import type { PodSpec } from 'kubernetes-types/core/v1'
import { dockerImage, sbomImage } from '../../src/images'
import { argumentsOf, ranIn, shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

const world = () =>
  jenkins({
    credentials: {
      token: { text: 'secret-token' },
      settings: { file: 'settings.xml', content: '<secret/>' },
      key: { username: 'git', privateKey: 'secret-key' },
    },
  })

const call = (client: string, options = '', image = "image: 'r.io/app',"): Promise<StepRun> =>
  pipeline(`buildkitBuild(${image} client: '${client}', ${options})`, world)
const script = (run: StepRun): string => scriptOf(run, 'Build with BuildKit')
const specOf = (run: StepRun): PodSpec => podOf(run)['spec'] as unknown as PodSpec

const rows: [options: string, words: string[]][] = [
  ["target: 'app'", ['--target=app']],
  ["buildArgs: [VERSION: '1', DEBUG: true]", ['--build-arg=VERSION=1', '--build-arg=DEBUG=true']],
  ["labels: [team: 'a b']", ['--label=team=a b']],
  ["platforms: ['linux/amd64', 'linux/arm64']", ['--platform=linux/amd64,linux/arm64']],
  ["context: 'app'", ['--file=./app/Dockerfile', './app']],
  ["context: '-', dockerfile: '-'", ['--file=./-', './-']],
  ["context: 'src', dockerfile: './docker/A'", ['--file=./docker/A', './src']],
  ["context: 'https://example.com'", ['./https://example.com']],
  [
    `annotations: [title: 'a "b", c']`,
    ['--output=type=image,"name=r.io/app:latest",push=true,"annotation.title=a ""b"", c"'],
  ],
  ['sbom: true', [`--attest=type=sbom,generator=${sbomImage}`]],
  ["provenance: 'max'", ['--attest=type=provenance,mode=max']],
  ['sourceDateEpoch: 0', ['--build-arg=SOURCE_DATE_EPOCH=0']],
  ["extraHosts: [db: '10.0.0.1', six: 'fe80::1']", ['--add-host=db=10.0.0.1,six=fe80::1']],
  ["networkMode: 'none'", ['--network=none']],
  [
    "networkMode: 'host', entitlements: ['network.host', 'security.insecure']",
    ['--network=host', '--allow=network.host', '--allow=security.insecure'],
  ],
  ['noCache: true', ['--no-cache']],
  ["tar: 'image.tar', push: false", ['--output=type=docker,"name=r.io/app:latest",dest=image.tar']],
  ["outputFolder: 'dist'", ['--output=type=local,dest=dist']],
  ["secrets: [[id: 'npm', credentialsId: 'token']]", ['--secret=id=npm,env=KILN_BUILD_SECRET_0']],
  [
    "cache: 'r.io/cache', cacheFrom: ['r.io/base']",
    [
      '--cache-from=type=registry,ref=r.io/cache:latest',
      '--cache-to=type=registry,ref=r.io/cache:latest,image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true',
      '--cache-from=type=registry,ref=r.io/base:latest',
    ],
  ],
]

describe("with client: 'buildx', an option of buildkitBuild becomes that of docker buildx", () => {
  let scripts: string[]

  beforeAll(async () => {
    const calls = rows.map(([options]) => `buildkitBuild(image: 'r.io/app', client: 'buildx', ${options})`)
    const run = await pipeline(calls.join('\n'), world)
    scripts = run.calls.flatMap(({ args }) =>
      args['label'] === 'Build with BuildKit' ? [String(args['script'])] : [],
    )
  })

  it.each(rows)('%s', (options, expected) => {
    const [command, builder, ...words] = argumentsOf(scripts[rows.findIndex((row) => row[0] === options)]!)
    expect([command, builder]).toEqual(['build', '--builder=kiln'])
    expect(words).toEqual(expect.arrayContaining(expected))
    expect(words.join()).not.toMatch(/--opt|--local|--frontend|port-cache/)
  })

  it('and nothing else', async () => {
    expect(argumentsOf(script(await call('buildx', "source: 'none'")))).toEqual([
      'build',
      '--builder=kiln',
      '--progress=plain',
      '--file=./Dockerfile',
      '.',
      '--output=type=image,"name=r.io/app:latest",push=true',
      '--metadata-file=/run/kiln/metadata.json',
    ])
  })

  it('which is given what only the shell knows as buildctl is', async () => {
    const options = "secrets: [[id: 'maven', fileCredentialsId: 'settings']], sshCredentialsId: 'key'"
    expect(script(await call('buildx', options))).toContain(
      '$tool "$@" --secret=id=maven,src="$KILN_BUILD_SECRET_0" --ssh=default="$KILN_SSH_KEY"',
    )
  })
})

describe("the script of client: 'buildx'", () => {
  const noting = 'echo "$(basename "$0") $*" >>noted'

  it.each(Object.entries(shells))('makes a builder of the daemon that answers: %s', async (_, shell) => {
    const { status, log } = ranIn(script(await call('buildx', "source: 'none'")), {
      shell,
      tool: `${noting}; [ "$1" = create ] || cat noted`,
    })
    expect(status).toBe(0)
    expect(log).toMatch(/^buildx create --name=kiln --driver=remote \nbuildx build --builder=kiln /m)
  })

  it.each(Object.entries(shells))('tells what a build fails with, as of buildctl: %s', async (_, shell) => {
    const tool =
      '[ "$1" = create ] || { echo "ERROR: failed to build: failed to solve: no such stage"; exit 1; }'
    const keep = `${script(await call('buildx'))}\n`.replace("trap '", "trap 'cat $run/why >&2; ")
    const { status, log } = ranIn(keep, { shell, tool })
    expect(status).toBe(1)
    expect(log.trim().split('\n').at(-1)).toBe('failed to solve: no such stage')
  })

  it('gives the builder the certificates of a daemon elsewhere', async () => {
    const daemon = "daemon: [addresses: ['tcp://b:1'], secretName: 'client', tlsServerName: 'buildkitd']"
    const files = Object.fromEntries(
      ['ca.crt', 'tls.crt', 'tls.key'].map((name) => [`/run/kiln-daemon/${name}`, name]),
    )
    const { status, log } = ranIn(script(await call('buildx', daemon)), {
      files,
      tool: `${noting}; [ "$1" = create ] || cat noted`,
    })
    expect(status).toBe(0)
    const folder = '/run/kiln/tls'
    expect(log).toContain(
      `buildx create --name=kiln --driver=remote --driver-opt=cacert=${folder}/ca.pem,cert=${folder}/cert.pem,key=${folder}/key.pem,servername=buildkitd tcp://b:1\n`,
    )
  })

  it('makes another builder where a daemon was lost', async () => {
    const daemon = "daemon: [addresses: ['tcp://a:1', 'tcp://b:1'], plaintext: true]"
    const lost =
      'ERROR: failed to build: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF'
    const { status, log } = ranIn(script(await call('buildx', daemon)), {
      tool: `${noting}; case "$*" in create* | *'debug workers') exit ;; esac; [ $(grep -c 'buildx build' noted) -gt 1 ] || { echo '${lost}'; exit 1; }; cat noted`,
    })
    expect(status).toBe(0)
    const created = [...log.matchAll(/^buildx create .* (tcp:\S+)$/gm)].map(([, address]) => address)
    expect(created.sort()).toEqual(['tcp://a:1', 'tcp://b:1'])
  })

  it('tries a cache with buildx, too', async () => {
    const tool =
      'case $PWD in */probe) echo "ERROR: failed to build: no way there"; exit 1 ;; esac; [ "$1" = create ]'
    const { log } = ranIn(script(await call('buildx', "cache: 'r.io/cache'")), { tool })
    expect(log).toContain(
      'buildkitBuild: goes on without the cache type=registry,ref=r.io/cache:latest: no way there\n',
    )
  })
})

describe("client: 'buildx'", () => {
  it('comes from the image of Docker into the container that builds', async () => {
    const run = await call('buildx', "source: 'none'")
    const { containers, initContainers } = specOf(run)
    expect(initContainers).toMatchObject([{ name: 'copy-buildx', image: dockerImage }])
    expect(containers.map(({ name }) => name)).toEqual(['buildkitd', 'buildx'])
    expect(containers[1]!.volumeMounts).toContainEqual({ name: 'buildx', mountPath: '/opt/kiln-buildx' })
    expect(storyOf(run).slice(-2)).toEqual(['      container buildx', '        sh Build with BuildKit'])
  })

  it('comes from another image where one is given', async () => {
    const run = await call('buildx', "dockerImage: 'mirror.example.com/docker:29-cli'")
    expect(specOf(run).initContainers![0]!.image).toBe('mirror.example.com/docker:29-cli')
  })

  it('returns what buildctl returns', async () => {
    const results = await Promise.all(
      ['buildctl', 'buildx'].map((client) => call(client, "tags: ['1', '2']")),
    )
    expect(results[0]!.result).toMatchObject({ image: 'r.io/app:1' })
    expect(results[1]!.result).toEqual(results[0]!.result)
  })

  it.each([
    ["client: 'docker'", "option 'client' must be one of 'buildctl', 'buildx'"],
    ["dockerImage: 'docker:cli'", "option 'dockerImage' needs client: 'buildx' beside it"],
    [
      "client: 'buildx', tar: 'x.tar', sbom: true",
      "option 'tar' in Docker's format cannot hold what 'sbom' and 'provenance' attach, with client: 'buildx': set tarFormat: 'oci'",
    ],
    [
      "client: 'buildx', cacheFrom: [[s3: [bucket: 'layers', region: 'eu']]]",
      "a cache in S3 needs 'keyCredentialsId' with client: 'buildx'",
    ],
    ["client: 'buildx', tar: 'x.tar', provenance: 'min'", "option 'tar' in Docker's format cannot hold"],
  ])('is refused before anything starts with %s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(image: 'r.io/app', ${options})`)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})
