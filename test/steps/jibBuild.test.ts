import type { Pod } from 'kubernetes-types/core/v1'
import { gradleImage, mavenImage } from '../../src/images'
import { jibPod } from '../../src/pods/jibPod'
import { digest, jenkins, pipeline, podOf, storyOf, type StepRun } from './kiln'

const id = `sha256:${'fedcba9876543210'.repeat(4)}`
/** Jib's output for so many images. */
const jib = (images = 1) =>
  jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, `${digest} ${id}\n`.repeat(images))

const build = (options: string, world = () => jib()): Promise<StepRun> =>
  pipeline(`jibBuild(image: 'registry.example.com/app', ${options})`, world)
const containerOf = (run: StepRun) => (podOf(run) as unknown as Pod).spec!.containers[0]!

describe('jibBuild', () => {
  it('opens its pod, checks out, builds without a login, logs in, makes the image, and returns its digest and id', async () => {
    const run = await build("tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']]")
    expect(storyOf(run)).toEqual([
      'libraryResource kiln/pods/jib.yaml',
      'timeout',
      '  podTemplate',
      '    node',
      '      checkout',
      '      container jib',
      '        sh Build with Maven or Gradle',
      '        withCredentials',
      '          sh Log in to the registry',
      '        sh Make the image with Jib',
    ])
    expect(run.result).toEqual({
      image: 'registry.example.com/app:1.0',
      digest,
      imageId: id,
      reference: `registry.example.com/app@${digest}`,
      tags: ['registry.example.com/app:1.0', 'registry.example.com/app:latest'],
    })
  })

  it('takes an image alone, and a closure that prepares the workspace', async () => {
    const run = await pipeline("jibBuild('registry.example.com/app:1') { sh 'make' }", jib)
    expect(storyOf(run).slice(4, 7)).toEqual(['      checkout', '      sh', '      container jib'])
    expect(run.result).toMatchObject({ image: 'registry.example.com/app:1' })
  })

  it('returns a list of several images', async () => {
    const run = await pipeline(
      "jibBuild(images: [[image: 'r.io/a', module: 'a'], [image: 'r.io/b', module: 'b']])",
      () => jib(2),
    )
    expect(run.result).toMatchObject([{ image: 'r.io/a:latest' }, { image: 'r.io/b:latest' }])
  })

  it('runs nothing before the image where tasks is empty', async () => {
    expect(storyOf(await build('tasks: []')).join()).not.toContain('Build with Maven or Gradle')
  })

  it('fails when Jib prints no digest, and says so', async () => {
    const run = await build('push: true', () =>
      jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, ''),
    )
    expect(run).toMatchObject({ outcome: 'failure', error: { class: 'hudson.AbortException' } })
    expect(run.error!.message).toContain('digest')
  })
})

describe('reports and artefacts of a build', () => {
  const reports = "testReports: '**/target/surefire-reports/*.xml', artifacts: 'target/*.jar'"

  it('are where Jenkins shows them', async () => {
    const run = await build(reports)
    expect(run.calls.filter(({ step }) => step !== 'sh').map(({ step, args }) => [step, args])).toEqual([
      ['libraryResource', { resource: 'kiln/pods/jib.yaml' }],
      ['checkout', expect.anything()],
      ['junit', { testResults: '**/target/surefire-reports/*.xml', allowEmptyResults: true }],
      ['archiveArtifacts', { artifacts: 'target/*.jar' }],
    ])
  })

  it('show why tests failed, and no image is made then', async () => {
    const run = await build(reports, () =>
      jib().answer('sh', ({ args }) => args['label'] === 'Build with Maven or Gradle', 1),
    )
    expect(run.outcome).toBe('failure')
    expect(run.calls.map(({ step }) => step)).toEqual(['libraryResource', 'checkout', 'sh', 'junit'])
  })
})

describe('the pod of jibBuild', () => {
  it('is the file of the library, the same document as the function makes', async () => {
    expect(podOf(await build('push: true'))).toEqual(JSON.parse(JSON.stringify(jibPod())))
  })

  it('has Maven, or Gradle where that is the tool, or what it is told to have', async () => {
    expect(containerOf(await build("tool: 'maven'")).image).toBe(mavenImage)
    expect(containerOf(await build("tool: 'gradle'")).image).toBe(gradleImage)
    expect(containerOf(await build("tool: 'gradle', toolImage: 'mirror.example.com/jdk:21'")).image).toBe(
      'mirror.example.com/jdk:21',
    )
  })

  const caches =
    "dependencyCache: [nfs: [server: 'files.example.com', path: '/share/gradle']], baseImageCache: [claimName: 'bases'], layerCache: [hostPath: '/srv/layers']"

  it('mounts shared folders beside its own home, into the container of the build alone', async () => {
    const run = await build(`${caches}, agentImage: 'agent:1'`)
    const { containers, volumes } = (podOf(run) as unknown as Pod).spec!
    expect(volumes).toEqual([
      { name: 'kiln-run', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
      { name: 'home', emptyDir: {} },
      { name: 'dependencies', nfs: { server: 'files.example.com', path: '/share/gradle' } },
      { name: 'base-images', persistentVolumeClaim: { claimName: 'bases' } },
      { name: 'layers', hostPath: { path: '/srv/layers', type: 'DirectoryOrCreate' } },
    ])
    expect(containers.map(({ name, volumeMounts }) => [name, volumeMounts?.slice(2)])).toEqual([
      ['jnlp', undefined],
      [
        'jib',
        [
          { name: 'dependencies', mountPath: '/dependency-cache', readOnly: false },
          { name: 'base-images', mountPath: '/base-image-cache' },
          { name: 'layers', mountPath: '/layer-cache' },
        ],
      ],
    ])
  })

  it('lets the container’s user write to a new disk', async () => {
    const pod = podOf(await build("layerCache: [claimName: 'layers']")) as unknown as Pod
    expect(pod.spec!.securityContext).toEqual({ fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' })
  })

  it('lets a build that may not push read dependencies alone', async () => {
    for (const run of [
      await build(`${caches}, push: false`),
      await build(caches, () => jenkins({ env: { CHANGE_FORK: 'mallory' } })),
    ])
      expect(containerOf(run).volumeMounts?.slice(2)).toEqual([
        { name: 'dependencies', mountPath: '/dependency-cache', readOnly: true },
      ])
  })
})

describe('jibBuild refuses', () => {
  const insecure = "insecureRegistries: ['registry:5000']"
  it.each([
    [
      "destinations: ['a.example.com/app', 'b.example.com/app']",
      "option 'destinations' names several repositories, and Jib pushes to one: give 'images', one for each",
    ],
    [
      "images: [[image: 'r.io/a']]",
      "option 'images[0].module' is missing: say which module the image is made of",
    ],
    [
      "image: 'r.io/a', entrypoint: ['sh'], jvmFlags: ['-Xmx1g']",
      "option 'entrypoint' leaves no place for 'jvmFlags' and 'mainClass': put them into it",
    ],
    [
      "image: 'r.io/a', args: ['C:\\\\']",
      "option 'args' has a value with '\\' at its end, which a list of Jib's cannot hold",
    ],
    [
      `image: 'registry:5000/a', ${insecure}`,
      "option 'insecureRegistries' needs 'baseImage' beside it: Jib knows only all registries of a build as insecure, so each must be named",
    ],
    [
      `image: 'registry:5000/a', ${insecure}, baseImage: 'eclipse-temurin:21-jre'`,
      "option 'insecureRegistries' lacks 'docker.io' of 'eclipse-temurin:21-jre': Jib knows only all registries of a build as insecure",
    ],
    [
      `image: 'r.io/a', ${insecure}, baseImage: 'scratch'`,
      "option 'insecureRegistries' lacks 'r.io' of 'r.io/a:latest': Jib knows only all registries of a build as insecure",
    ],
    [
      "image: 'r.io/a', toolArgs: ['--offline']",
      "option 'toolArgs' has '--offline', with which Jib refuses to push: see 'dependencyCache'",
    ],
    [
      "image: 'r.io/a', toolArgs: ['-Djib.to.auth.password=s3cret']",
      "option 'toolArgs' has '-Djib.to.auth.password': use the option for it",
    ],
    [
      "image: 'r.io/a', tar: 'a.tar', platforms: ['linux/amd64', 'linux/arm64']",
      "option 'tar' holds the image of one platform: name one in 'platforms', or leave 'tar' out",
    ],
    ["image: 'r.io/a', platforms: []", "option 'platforms' is empty: leave it out, or name one"],
    [
      "image: 'r.io/a', refreshDependencies: true",
      "option 'refreshDependencies' needs 'dependencyCache' beside it",
    ],
    [
      "image: 'r.io/a', refreshDependencies: true, push: false, dependencyCache: [claimName: 'm']",
      "option 'refreshDependencies' needs a build that pushes: no other writes what builds share",
    ],
    [
      "tool: 'maven'",
      "option 'image' is missing: give a repository, such as 'registry.example.com/team/app'",
    ],
    ["image: 'r.io/a', tool: 'ant'", "option 'tool' must be one of 'maven', 'gradle', not 'ant'"],
  ])('%s', async (options, problem) => {
    const run = await pipeline(`jibBuild(${options})`)
    expect(run.error?.message).toBe(
      `jibBuild: nothing was started, because its options are wrong:\n- ${problem}`,
    )
    expect(run.blocks).toEqual([])
  })
})
