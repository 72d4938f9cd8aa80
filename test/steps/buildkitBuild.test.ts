import { hang, type RecordedWorld } from '../bench/recorded'
import type { PodSpec } from 'kubernetes-types/core/v1'
import type { StepCall } from '../bench/world'
import { buildkitPod } from '../../src/pods/buildkitPod'
import { digest, jenkins, pipeline, podOf, podsOf, scriptOf, storyOf, type StepRun } from './kiln'
import { argumentsOf, ranIn } from './argv'

/** A Jenkins in which no script ends before the time of the step is over. */
function stuck(): RecordedWorld {
  const world = jenkins()
  return world.answer('sh', '', (call, signal) => {
    queueMicrotask(() => world.clock.advance(3_600_000))
    return hang(call, signal)
  })
}

/** The words after `buildctl build`, as the shell passes them on. */
const buildctl = (run: StepRun): string[] => argumentsOf(scriptOf(run, 'Build with BuildKit'))

describe('buildkitBuild', () => {
  it('opens its pod, checks out, logs in, builds, and returns the digest', async () => {
    const run = await pipeline(
      "buildkitBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])",
    )
    expect(storyOf(run)).toEqual([
      'libraryResource kiln/pods/buildkit.yaml',
      'timeout',
      '  podTemplate',
      '    node',
      '      checkout',
      '      container buildctl',
      '        withCredentials',
      '          sh Log in to the registry',
      '        sh Build with BuildKit',
    ])
    expect(run.result).toEqual({
      image: 'registry.example.com/app:1.0',
      digest,
      reference: `registry.example.com/app@${digest}`,
      tags: ['registry.example.com/app:1.0', 'registry.example.com/app:latest'],
    })
  })

  it('builds the Dockerfile of the workspace', async () => {
    expect(buildctl(await pipeline("buildkitBuild('registry.example.com/app:1.0')"))).toEqual([
      'build',
      '--progress=plain',
      '--frontend=dockerfile.v0',
      '--local=context=.',
      '--local=dockerfile=./',
      '--opt=filename=Dockerfile',
      '--opt=label:org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567',
      '--output=type=image,"name=registry.example.com/app:1.0",push=true',
      '--metadata-file=/run/kiln/metadata.json',
    ])
  })

  it('passes on what the build can be given', async () => {
    const run = await pipeline(`buildkitBuild(
      image: 'registry.example.com/app',
      context: 'service',
      dockerfile: 'docker/service.Dockerfile',
      target: 'runtime',
      buildArgs: [VERSION: '1.4.2', PORT: 8080, DEBUG: true],
      labels: ['com.example.team': 'payments'],
      cache: 'registry.example.com/app-cache',
    )`)
    expect(buildctl(run)).toEqual([
      'build',
      '--progress=plain',
      '--frontend=dockerfile.v0',
      '--local=context=service',
      '--local=dockerfile=docker/',
      '--opt=filename=service.Dockerfile',
      '--opt=target=runtime',
      '--opt=build-arg:VERSION=1.4.2',
      '--opt=build-arg:PORT=8080',
      '--opt=build-arg:DEBUG=true',
      '--opt=label:org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567',
      '--opt=label:com.example.team=payments',
      '--output=type=image,"name=registry.example.com/app:latest",push=true',
      '--metadata-file=/run/kiln/metadata.json',
      '--import-cache=type=registry,ref=registry.example.com/app-cache:latest',
      '--export-cache=type=registry,ref=registry.example.com/app-cache:latest,image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true',
    ])
  })

  it('pushes to several registries in one build', async () => {
    const run = await pipeline(
      "buildkitBuild(destinations: ['eu.example.com/app:1', 'us.example.com:5000/app', 'eu.example.com/app:1'])",
    )
    expect(buildctl(run)).toContain(
      '--output=type=image,"name=eu.example.com/app:1,us.example.com:5000/app:latest",push=true',
    )
  })

  it('builds without pushing, and then writes no cache', async () => {
    const run = await pipeline(
      "buildkitBuild(image: 'registry.example.com/app', push: false, cache: 'registry.example.com/c')",
    )
    expect(buildctl(run)).toContain('--output=type=image,"name=registry.example.com/app:latest",push=false')
    expect(buildctl(run).filter((word) => word.includes('-cache='))).toEqual([
      '--import-cache=type=registry,ref=registry.example.com/c:latest',
    ])
  })

  it('takes an image alone, and a closure that prepares the workspace', async () => {
    const run = await pipeline("buildkitBuild('registry.example.com/app') { sh 'make generate' }")
    expect(storyOf(run).slice(3, 7)).toEqual([
      '    node',
      '      checkout',
      '      sh',
      '      container buildctl',
    ])
    expect(run.outcome).toBe('success')
  })

  it('starts from an empty workspace where the source is none', async () => {
    const run = await pipeline(
      "buildkitBuild(image: 'registry.example.com/app', source: 'none') { writeFile(file: 'Dockerfile', text: 'FROM scratch') }",
    )
    expect(run.calls.map(({ step }) => step)).toEqual(['libraryResource', 'writeFile', 'sh'])
    expect(buildctl(run).join(' ')).not.toContain('label:')
  })

  it('keeps a token in the URL of the source out of the label', async () => {
    const world = () =>
      jenkins().answer('checkout', () => true, {
        GIT_URL: 'https://user:token@git.example.com/team/app.git',
      })
    expect(buildctl(await pipeline("buildkitBuild('registry.example.com/app')", world))).toContain(
      '--opt=label:org.opencontainers.image.source=https://git.example.com/team/app.git',
    )
  })

  it('takes the pod from the library, the same document as the function makes', async () => {
    const run = await pipeline("buildkitBuild('registry.example.com/app')")
    expect(podOf(run)).toEqual(JSON.parse(JSON.stringify(buildkitPod())))
  })

  it('shapes the pod of this call, and no other', async () => {
    const shape = {
      insecureRegistries: ['registry:5000'],
      nodeSelector: { disk: 'ssd' },
      resources: { limits: { memory: '8Gi' } },
    }
    const run = await pipeline(`buildkitBuild(
      image: 'registry:5000/app', insecureRegistries: ['registry:5000', 'registry:5000'],
      nodeSelector: [disk: 'ssd'], resources: [limits: [memory: '8Gi']],
    )`)
    expect(podOf(run)).toEqual(JSON.parse(JSON.stringify(buildkitPod(shape))))
    expect(JSON.stringify(podOf(run))).toContain('[registry.\\"registry:5000\\"]\\n  http = true\\n')
    expect(run.calls.map(({ step }) => step)).not.toContain('libraryResource')
  })

  it('runs the pod where it is told to', async () => {
    const run = await pipeline(
      "buildkitBuild(image: 'registry.example.com/app', cloud: 'eu', namespace: 'builds', serviceAccount: 'builder', timeout: 5)",
    )
    const [timeout, template] = run.blocks
    expect(timeout!.args).toEqual({ time: 5, unit: 'MINUTES' })
    expect(template!.args).toMatchObject({
      cloud: 'eu',
      namespace: 'builds',
      serviceAccount: 'builder',
      showRawYaml: false,
    })
  })

  it('is aborted when its time is over, and by its red button', async () => {
    const call = "buildkitBuild(image: 'registry.example.com/app', timeout: 5) { sleep(time: 600) }"
    expect(await pipeline(call)).toMatchObject({ outcome: 'aborted' })
  })

  it('fails when the build prints no digest, and says so', async () => {
    const world = () => jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, '')
    const run = await pipeline("buildkitBuild('registry.example.com/app')", world)
    expect(run).toMatchObject({ outcome: 'failure', error: { class: 'hudson.AbortException' } })
    expect(run.error!.message).toContain('digest')
  })
})

describe('several images', () => {
  const call = `buildkitBuild(
    images: [[image: 'r.io/team/api', context: 'api'], [image: 'r.io/team/web', tags: ['1', '2'], target: 'web']],
    auth: [[credentialsId: 'registry']], cache: 'r.io/cache', noCache: true,
  )`

  it('are built at the same time by one daemon, each in a branch of its name with a login of its own', async () => {
    const run = await pipeline(call)
    const builds = run.calls.filter(({ args }) => args['label'] === 'Build with BuildKit')
    expect(
      builds.map(({ blocks }) => blocks.slice(2).map(({ step, args }) => [step, ...Object.values(args)])),
    ).toEqual(
      ['api', 'web'].map((name, i) => [
        ['node', expect.any(String)],
        ['container', 'buildctl'],
        ['parallel', name],
        ['withEnv', [`DOCKER_CONFIG=/run/kiln/${name}/docker`]],
      ]),
    )
    const [api, web] = builds.map(({ args }) => argumentsOf(String(args['script'])))
    expect(api).toEqual(
      expect.arrayContaining(['--local=context=api', '--import-cache=type=registry,ref=r.io/cache:api']),
    )
    expect(web).toEqual(
      expect.arrayContaining([
        '--opt=target=web',
        '--no-cache',
        '--metadata-file=/run/kiln/web/metadata.json',
      ]),
    )
    expect(run.result).toEqual([
      {
        image: 'r.io/team/api:latest',
        digest,
        reference: `r.io/team/api@${digest}`,
        tags: ['r.io/team/api:latest'],
      },
      {
        image: 'r.io/team/web:1',
        digest,
        reference: `r.io/team/web@${digest}`,
        tags: ['r.io/team/web:1', 'r.io/team/web:2'],
      },
    ])
  })

  it('are all built when one fails, and the last line of the log names it', async () => {
    const world = () =>
      jenkins().answer(
        'sh',
        ({ blocks, args }) => {
          const isApi = blocks.some((block) => block.args['branch'] === 'api')
          return isApi && args['label'] === 'Build with BuildKit'
        },
        1,
      )
    const run = await pipeline(call, world)
    expect(
      run.calls.map(({ args }) => args['label']).filter((label) => label === 'Build with BuildKit'),
    ).toHaveLength(2)
    expect(
      ranIn(scriptOf(run, 'Tell why images failed'), { files: { '/run/kiln/api/why': 'no Dockerfile\n' } })
        .stdout,
    ).toBe('api: no Dockerfile\n')
    expect(run.error!.message).toBe('buildkitBuild: 1 of 2 images failed: api')
  })

  it('are told apart by their whole names where two repositories end alike', async () => {
    const run = await pipeline(
      "buildkitBuild(images: [[image: 'r.io/a/app'], [image: 'r.io/b/app']], cache: 'r.io/cache')",
    )
    const branches = run.calls.flatMap(({ blocks }) => blocks.filter(({ step }) => step === 'parallel'))
    expect(branches.map(({ args }) => args['branch'])).toEqual(['r.io/a/app:latest', 'r.io/b/app:latest'])
    expect(buildctl(run)).toContain('--import-cache=type=registry,ref=r.io/cache:r.io-a-app-latest')
  })

  it.each([
    ['images: []', "option 'images' is empty"],
    ["images: [[image: 'r.io/a'], [image: 'r.io/a:latest']]", "option 'images' names 'r.io/a:latest' twice"],
    ["images: [[image: 'r.io/a'], [target: 'x']]", "option 'images[1].image' is missing"],
    ["images: [[image: 'r.io/a']], image: 'r.io/b'", "give only one of 'images' and 'image'"],
  ])('are refused before anything has started: %s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(${options})`)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })

  it('of a call that is aborted are not told as failed', async () => {
    const run = await pipeline(
      "buildkitBuild(images: [[image: 'r.io/a'], [image: 'r.io/b']], timeout: 5)",
      stuck,
    )
    expect(run.outcome).toBe('aborted')
    expect(run.calls.map(({ args }) => args['label'])).not.toContain('Tell why images failed')
  })
})

describe('a builder for each platform', () => {
  const call = (options = '') => `buildkitBuild(
    destinations: ['eu.io/app:1', 'eu.io/app:2', 'us.io/app:1'], platforms: ['linux/amd64', 'linux/arm64/v8'],
    nativeBuilders: true, insecureRegistries: ['us.io'], cache: 'eu.io/cache', nodeSelector: [disk: 'ssd'], ${options}
  )`
  const nodesOf = (run: StepRun) => podsOf(run).map((pod) => (pod['spec'] as unknown as PodSpec).nodeSelector)

  it('builds on a node of its architecture, pushes without a tag, and all become one index with all tags', async () => {
    const run = await pipeline(call())
    expect(nodesOf(run)).toEqual([
      { disk: 'ssd', 'kubernetes.io/arch': 'amd64' },
      { disk: 'ssd', 'kubernetes.io/arch': 'arm64' },
      { disk: 'ssd' },
    ])
    expect(buildctl(run)).toEqual(
      expect.arrayContaining([
        '--opt=platform=linux/amd64',
        '--import-cache=type=registry,ref=eu.io/cache:linux-amd64',
        '--output=type=image,"name=eu.io/app,us.io/app",push=true,push-by-digest=true',
      ]),
    )
    const merges = scriptOf(run, 'Merge the platforms')
      .split('\n')
      .find((line) => line.startsWith('merge --'))
    expect(merges!.split('; ')).toEqual([
      `merge --manifest=eu.io/app@${digest} --manifest=eu.io/app@${digest} --tag=eu.io/app:1`,
      `merge --manifest=eu.io/app@${digest} --manifest=eu.io/app@${digest} --tag=eu.io/app:2`,
      `merge --manifest=us.io/app@${digest} --manifest=us.io/app@${digest} --insecure --tag=us.io/app:1`,
      '',
    ])
    expect(run.result).toEqual({
      image: 'eu.io/app:1',
      digest,
      reference: `eu.io/app@${digest}`,
      tags: ['eu.io/app:1', 'eu.io/app:2', 'us.io/app:1'],
    })
  })

  it('says which of them failed, and merges nothing then', async () => {
    const isArm = ({ blocks }: StepCall) => blocks.some(({ args }) => args['branch'] === 'linux/arm64/v8')
    const run = await pipeline(call(), () => jenkins().answer('sh', isArm, 1))
    expect(run.error!.message).toBe('buildkitBuild: 1 of 2 platforms failed: linux/arm64/v8')
    expect(nodesOf(run)).toHaveLength(2)
  })

  it('merges nothing of what is not pushed', async () => {
    const run = await pipeline(call('push: false'))
    expect([run.outcome, run.result, nodesOf(run).length]).toEqual(['success', null, 2])
    expect(buildctl(run)).toContain(
      '--output=type=image,"name=eu.io/app:1,eu.io/app:2,us.io/app:1",push=false',
    )
  })

  it.each([
    ["image: 'r.io/a', nativeBuilders: true", "option 'nativeBuilders' needs 'platforms' beside it"],
    [
      "image: 'r.io/a', nativeBuilders: true, platforms: ['linux/amd64'], nodeSelector: ['kubernetes.io/arch': 'arm64']",
      "option 'nodeSelector' names kubernetes.io/arch",
    ],
    [
      "image: 'r.io/a', platforms: ['linux/amd64', 'linux/amd64']",
      "option 'platforms' names 'linux/amd64' twice",
    ],
    [
      "image: 'r.io/a', nativeBuilders: true, platforms: ['linux/amd64'], tar: 'x.tar'",
      "give only one of 'nativeBuilders' and 'tar'",
    ],
  ])('is refused before anything has started: %s', async (options, message) => {
    const run = await pipeline(`buildkitBuild(${options})`)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})

describe('a pull request from a fork', () => {
  const world = () => jenkins({ env: { CHANGE_FORK: 'mallory' } })
  const build =
    "buildkitBuild(image: 'registry.example.com/app', auth: [[credentialsId: 'registry']], cache: 'registry.example.com/c')"

  it('gets no login, pushes nothing and writes no cache', async () => {
    const run = await pipeline(build, world)
    expect(run.blocks.map(({ step }) => step)).not.toContain('withCredentials')
    expect(buildctl(run).filter((word) => /push=|-cache=/.test(word))).toEqual([
      '--output=type=image,"name=registry.example.com/app:latest",push=false',
      '--import-cache=type=registry,ref=registry.example.com/c:latest',
    ])
  })

  it('says so in the log', async () => {
    expect((await pipeline(build, world)).world.console.join('\n')).toContain('from the fork mallory')
  })
})
