import { kanikoPod } from '../../src/pods/kanikoPod'
import { argumentsOf } from './argv'
import { digest, jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

/** The words after `/kaniko/executor`, as the shell passes them on. */
const executor = (run: StepRun): string[] => argumentsOf(scriptOf(run, 'Build with Kaniko'))

/**
 * What this library calls, of the flags of Kaniko 1.28.3: `executor --help`. There is no Kaniko to be had for the tests.
 */
const flags = [
  'build-arg cache cache-repo context destination digest-file dockerfile insecure-registry label no-push no-push-cache target',
].flatMap((names) => names.split(' '))

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

  it('passes on what the build can be given', async () => {
    const run = await pipeline(`kanikoBuild(
      image: 'registry:5000/app',
      context: 'service',
      dockerfile: 'docker/service.Dockerfile',
      target: 'runtime',
      buildArgs: [VERSION: '1.4.2'],
      labels: ['com.example.team': 'payments'],
      cache: 'registry:5000/app-cache',
      insecureRegistries: ['registry:5000'],
    )`)
    expect(executor(run)).toEqual([
      '--context=service',
      '--dockerfile=docker/service.Dockerfile',
      '--destination=registry:5000/app:latest',
      '--target=runtime',
      '--build-arg=VERSION=1.4.2',
      '--label=org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567',
      '--label=com.example.team=payments',
      '--insecure-registry=registry:5000',
      '--cache=true',
      '--cache-repo=registry:5000/app-cache',
      '--digest-file=/run/kiln/digest',
    ])
  })

  it('uses no flag that Kaniko does not have', async () => {
    const run = await pipeline(`kanikoBuild(
      image: 'registry:5000/app', target: 'x', buildArgs: [A: 1], labels: [b: 2], cache: 'registry:5000/c',
      insecureRegistries: ['registry:5000'], push: false,
    )`)
    const used = executor(run).map((word) => word.replace(/^--([a-z-]+)(=[^]*)?$/, '$1'))
    expect(used.filter((flag) => !flags.includes(flag))).toEqual([])
  })

  it('builds without pushing, the cache included', async () => {
    const run = await pipeline("kanikoBuild(image: 'registry.example.com/app', push: false)")
    expect(executor(run)).toEqual(expect.arrayContaining(['--no-push', '--no-push-cache']))
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
