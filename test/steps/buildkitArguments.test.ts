import { sbomImage } from '../../src/images'
import { argumentsOf } from './argv'
import { jenkins, pipeline, podOf, scriptOf } from './kiln'

const world = () =>
  jenkins({
    credentials: {
      token: { text: 'secret-token' },
      settings: { file: 'settings.xml', content: '<secret/>' },
      key: { username: 'git', privateKey: 'secret-key' },
    },
  })

/** The words after `buildctl`, as the shell passes them on, for a call with these options. */
async function buildctl(options: string): Promise<string[]> {
  const run = await pipeline(`buildkitBuild(image: 'r.io/app', ${options})`, world)
  return argumentsOf(scriptOf(run, 'Build with BuildKit'))
}

describe("an option of buildkitBuild becomes BuildKit's", () => {
  it.each<[string, string[]]>([
    ["platforms: ['linux/amd64', 'linux/arm64']", ['--opt=platform=linux/amd64,linux/arm64']],
    [
      "annotations: [licenses: 'MIT']",
      ['--output=type=image,"name=r.io/app:latest",push=true,"annotation.licenses=MIT"'],
    ],
    [
      `annotations: [title: 'a "b", c']`,
      ['--output=type=image,"name=r.io/app:latest",push=true,"annotation.title=a ""b"", c"'],
    ],
    ['sbom: true', [`--opt=attest:sbom=generator=${sbomImage}`]],
    ["sbom: true, sbomImage: 'r.io/scanner:1'", ['--opt=attest:sbom=generator=r.io/scanner:1']],
    ["provenance: 'max'", ['--opt=attest:provenance=mode=max']],
    [
      'sourceDateEpoch: 1700000000',
      [
        '--opt=build-arg:SOURCE_DATE_EPOCH=1700000000',
        '--output=type=image,"name=r.io/app:latest",push=true,rewrite-timestamp=true',
      ],
    ],
    [
      "compression: 'zstd', compressionLevel: 3",
      [
        '--output=type=image,"name=r.io/app:latest",push=true,compression=zstd,force-compression=true,oci-mediatypes=true,compression-level=3',
      ],
    ],
    ['noCache: true', ['--no-cache']],
    ["extraHosts: [six: 'fe80::1']", ['--opt=add-hosts=six=fe80::1']],
    ["extraHosts: [db: '10.0.0.1', 'a.b': '10.0.0.2']", ['--opt=add-hosts=db=10.0.0.1,a.b=10.0.0.2']],
    ["networkMode: 'none'", ['--opt=force-network-mode=none']],
    [
      "networkMode: 'host', entitlements: ['network.host', 'security.insecure']",
      ['--opt=force-network-mode=host', '--allow=network.host', '--allow=security.insecure'],
    ],
    ["outputFolder: 'dist'", ['--output=type=local,dest=dist']],
    [
      "tar: 'image.tar', push: false",
      [
        '--output=type=image,"name=r.io/app:latest",push=false',
        '--output=type=docker,"name=r.io/app:latest",dest=image.tar',
      ],
    ],
    ["tar: 'image.tar', tarFormat: 'oci'", ['--output=type=oci,"name=r.io/app:latest",dest=image.tar']],
    ["secrets: [[id: 'npm', credentialsId: 'token']]", ['--secret=id=npm,env=KILN_BUILD_SECRET_0']],
  ])('%s', async (options, expected) => {
    expect(await buildctl(options)).toEqual(expect.arrayContaining(expected))
  })

  it('a secret file and an SSH key become paths that only the shell knows', async () => {
    const options = "secrets: [[id: 'maven', fileCredentialsId: 'settings']], sshCredentialsId: 'key'"
    const run = await pipeline(`buildkitBuild(image: 'r.io/app', ${options})`, world)
    expect(scriptOf(run, 'Build with BuildKit')).toContain(
      '--secret=id=maven,src="$KILN_BUILD_SECRET_0" --ssh=default="$KILN_SSH_KEY"',
    )
  })

  it('an archive is kept by Jenkins', async () => {
    const run = await pipeline("buildkitBuild(image: 'r.io/app', tar: 'image.tar')", world)
    expect(run.calls.at(-1)).toMatchObject({ step: 'archiveArtifacts', args: { artifacts: 'image.tar' } })
  })

  it('an archive can be in a folder that is not there yet', async () => {
    const run = await pipeline("buildkitBuild(image: 'r.io/app', tar: 'a/b/image.tar')", world)
    expect(scriptOf(run, 'Build with BuildKit')).toContain('\nmkdir -p a/b\n')
  })

  it('archive and files are stashed where a name is given for that', async () => {
    const run = await pipeline(
      "buildkitBuild(image: 'r.io/app', tar: 'a.tar', outputFolder: 'dist', stash: 'built')",
      world,
    )
    expect(run.calls.at(-1)).toMatchObject({
      step: 'stash',
      args: { name: 'built', includes: 'a.tar,dist/**' },
    })
  })

  it('files alone need no image, push nothing and return nothing', async () => {
    const run = await pipeline("buildkitBuild(outputFolder: 'dist', target: 'report')", world)
    const words = argumentsOf(scriptOf(run, 'Build with BuildKit'))
    expect(words.filter((word) => word.startsWith('--output='))).toEqual(['--output=type=local,dest=dist'])
    expect([run.outcome, run.result]).toEqual(['success', null])
  })

  it('an entitlement is also asked of the daemon', async () => {
    const run = await pipeline("buildkitBuild(image: 'r.io/app', entitlements: ['network.host'])", world)
    expect(JSON.stringify(podOf(run))).toContain('insecure-entitlements = [\\"network.host\\"]')
  })
})

describe('a pull request from a fork', () => {
  it('gets no secret of the build, and no entitlement', async () => {
    const options =
      "image: 'r.io/app', secrets: [[id: 'npm', credentialsId: 'token']], sshCredentialsId: 'key', networkMode: 'host', entitlements: ['network.host']"
    const run = await pipeline(`withEnv(['CHANGE_FORK=mallory']) { buildkitBuild(${options}) }`, world)
    expect(run.blocks.map(({ step }) => step)).not.toContain('withCredentials')
    expect(scriptOf(run, 'Build with BuildKit')).not.toMatch(/--secret|--ssh|--allow|network/)
    expect(JSON.stringify(podOf(run))).not.toContain('entitlements')
  })
})

describe('buildkitBuild refuses, before anything has started,', () => {
  it.each([
    [
      "secrets: [[id: 'a', credentialsId: 'x'], [id: 'a', credentialsId: 'y']]",
      "option 'secrets' has two with the id 'a'",
    ],
    ["secrets: [[id: 'a']]", "option 'secrets[0]' needs one of 'credentialsId', 'fileCredentialsId'"],
    ['platforms: []', "option 'platforms' is empty"],
    [
      "platforms: ['linux/amd64', 'linux/arm64'], tar: 'x.tar'",
      "option 'tar' in Docker's format holds one platform",
    ],
    ["networkMode: 'host'", "option 'networkMode' cannot be 'host' without entitlements: ['network.host']"],
    [
      "entitlements: ['security.none']",
      "option 'entitlements[0]' must be network.host or security.insecure, not 'security.none'",
    ],
    ["stash: 'x'", "option 'stash' needs 'tar' or 'outputFolder' beside it"],
    [
      "tar: '../x.tar'",
      "option 'tar' must be a path in the workspace of letters, digits, `_`, `.` and `-`, such as build/image.tar, not '../x.tar'",
    ],
    ["outputFolder: '/'", "option 'outputFolder' must be a path in the workspace"],
    ['compressionLevel: 3', "option 'compressionLevel' needs 'compression' beside it"],
    ["compression: 'estargz', compressionLevel: 10", "option 'compressionLevel' is at most 9 for estargz"],
    [
      "compression: 'uncompressed', compressionLevel: 1",
      "option 'compressionLevel' means nothing beside compression: 'uncompressed'",
    ],
    ["extraHosts: [db: 'postgres']", "option 'extraHosts.db' must be an IP address, not 'postgres'"],
    ["extraHosts: [db: '10.0.0.256']", "option 'extraHosts.db' must be an IP address"],
    ["sbomImage: 'r.io/scanner'", "option 'sbomImage' needs 'sbom' beside it"],
    ["platforms: ['arm64']", "option 'platforms[0]' must be a platform such as linux/arm64, not 'arm64'"],
  ])('%s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(image: 'r.io/app', ${options})`, world)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })

  it.each([
    ["outputFolder: 'dist', tar: 'x.tar'", "option 'tar' needs 'image' beside it"],
    ["outputFolder: 'dist', tags: ['1']", "option 'tags' needs 'image' beside it"],
    ['push: false', "option 'image' is missing"],
  ])('without a name: %s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(${options})`, world)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})
