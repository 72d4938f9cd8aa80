import { argumentsOf } from './argv'
import { jenkins, pipeline, scriptOf } from './kiln'

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
    ['sbom: true', ['--opt=attest:sbom=']],
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
    ["extraHosts: [db: '10.0.0.1', 'a.b': '10.0.0.2']", ['--opt=add-hosts=db=10.0.0.1,a.b=10.0.0.2']],
    ["networkMode: 'none'", ['--opt=force-network-mode=none']],
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
})

describe('a pull request from a fork', () => {
  it('gets no secret of the build', async () => {
    const options =
      "image: 'r.io/app', secrets: [[id: 'npm', credentialsId: 'token']], sshCredentialsId: 'key'"
    const run = await pipeline(`withEnv(['CHANGE_FORK=mallory']) { buildkitBuild(${options}) }`, world)
    expect(run.blocks.map(({ step }) => step)).not.toContain('withCredentials')
    expect(scriptOf(run, 'Build with BuildKit')).not.toMatch(/--secret|--ssh/)
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
    ['compressionLevel: 3', "option 'compressionLevel' needs 'compression' beside it"],
    ["platforms: ['arm64']", "option 'platforms[0]' must be a platform such as linux/arm64, not 'arm64'"],
  ])('%s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(image: 'r.io/app', ${options})`, world)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})
