import type { PodSpec } from 'kubernetes-types/core/v1'
import type { Job } from 'kubernetes-types/batch/v1'
import { readManifests, schemaProblems } from '../pods/manifests'
import { findSecrets } from '../tools/secrets'
import { canary, digest, jenkins, pipeline, podOf, scriptOf, storyOf, type StepRun } from './kiln'

const git = "git: [url: 'https://git.example.com/app.git', branch: 'main']"
const build = (options: string) =>
  pipeline(`kanikoBuild(image: 'registry.example.com/app', workload: 'job', ${options})`)

/** The Job that the script of a run creates: the quoted word behind `printf`. */
function jobOf(run: StepRun): Job {
  const [, quoted] =
    /^printf '%s\\n' '((?:[^']|'\\'')*)' \| sed/m.exec(scriptOf(run, 'Build with Kaniko')) ?? []
  const [job] = readManifests(quoted!.replaceAll("'\\''", "'"))
  return job as Job
}

describe('kanikoBuild as a Job', () => {
  it('creates the Job from a pod with kubectl, and returns its digest', async () => {
    const run = await build(`${git}, auth: [[credentialsId: 'registry']]`)
    expect(storyOf(run)).toEqual([
      'libraryResource kiln/pods/kubectl.yaml',
      'timeout',
      '  podTemplate',
      '    node',
      '      container kubectl',
      '        withCredentials',
      '          sh Log in to the registry',
      '        sh Build with Kaniko',
    ])
    expect(run.result).toMatchObject({ reference: `registry.example.com/app@${digest}` })
  })

  it('clones what is asked for, and is what Kubernetes takes', async () => {
    for (const ref of ["branch: 'main'", "tag: 'v1'", "commit: '0123abc'"]) {
      const job = jobOf(await build(`git: [url: 'https://git.example.com/app.git', ${ref}]`))
      expect(schemaProblems(job)).toEqual([])
      const [clone] = job.spec!.template.spec!.initContainers!
      expect(clone!.env).toContainEqual({ name: 'GIT_REF', value: /'(.*)'/.exec(ref)![1] })
    }
  })

  it('takes the pod options, and its own', async () => {
    const job = jobOf(
      await build(`${git}, timeout: 30, nodeSelector: [pool: 'build'], tolerations: [[key: 'spot']],
        resources: [limits: [memory: '8Gi']], baseImageCache: [claimName: 'bases'], layerCache: [claimName: 'layers'],
        job: [retries: 2, ttlMinutes: 5, serviceAccount: 'pusher', before: [[image: 'maven:3', script: 'mvn package']]]`),
    )
    expect(schemaProblems(job)).toEqual([])
    expect(job.spec).toMatchObject({
      backoffLimit: 2,
      ttlSecondsAfterFinished: 300,
      activeDeadlineSeconds: 1800,
      suspend: true,
    })
    const spec = job.spec!.template.spec!
    expect(spec).toMatchObject({ nodeSelector: { pool: 'build' }, serviceAccountName: 'pusher' })
    expect(spec.initContainers!.map(({ name }) => name)).toEqual(['git-clone', 'before-1'])
    expect(spec.containers[0]!.resources!.limits).toEqual({ memory: '8Gi' })
    expect(spec.containers[0]!.volumeMounts!.map(({ mountPath }) => mountPath)).toEqual(
      expect.arrayContaining(['/workspace', '/cache', '/layer-cache']),
    )
  })

  it('takes other images for the clone and for kubectl', async () => {
    const run = await build(`${git}, job: [gitImage: 'own/git:1', kubectlImage: 'own/kubectl:1']`)
    expect(jobOf(run).spec!.template.spec!.initContainers!.map(({ image }) => image)).toEqual(['own/git:1'])
    const { containers } = podOf(run)['spec'] as unknown as PodSpec
    expect(containers.map(({ image }) => image)).toEqual(['own/kubectl:1'])
  })

  it('has every mount once, so that none is lost', async () => {
    const job = jobOf(
      await build(`${git}, auth: [[credentialsId: 'registry']], layerCache: [claimName: 'l']`),
    )
    for (const { volumeMounts } of job.spec!.template.spec!.containers) {
      const paths = volumeMounts!.map(({ mountPath }) => mountPath)
      expect(new Set(paths).size).toBe(paths.length)
    }
  })

  it('gives the token of Kubernetes to kubectl alone', async () => {
    const spec = podOf(await build(git))['spec'] as unknown as PodSpec
    expect(spec.automountServiceAccountToken).toBe(false)
    expect(spec.containers.map(({ name }) => name)).toEqual(['kubectl'])
    expect(jobOf(await build(git)).spec!.template.spec!.automountServiceAccountToken).toBe(false)
  })

  it('keeps the passwords out of every step, block, log and saved state', async () => {
    const run = await build(
      "git: [url: 'https://git.example.com/app.git', tag: 'v1', credentialsId: 'registry'], auth: [[credentialsId: 'registry']]",
    )
    const told = [
      ['calls', JSON.stringify(run.world.events)],
      ['log', run.world.console.join('\n')],
    ] as [string, string][]
    expect(findSecrets([canary.password], told)).toEqual([])
  })

  it('checks out only for a manifest of the user', async () => {
    expect(storyOf(await build(`${git}, job: [manifest: 'k8s/job.yaml']`))).toContain('      checkout')
  })

  it.each([
    ['without a repository', '', "option 'git' is missing: a Job clones what it builds"],
    [
      'a token in the URL',
      "git: [url: 'https://token@git.example.com/app', branch: 'x']",
      "option 'git.url' must be",
    ],
    [
      'a branch that git would take for an option',
      "git: [url: 'https://git.example.com/app', branch: '--upload-pack=x']",
      "option 'git.branch' must be a name such as feature/login",
    ],
    [
      'two refs',
      "git: [url: 'https://git.example.com/app', branch: 'x', tag: 'y']",
      "takes only one of 'branch', 'tag'",
    ],
    ['what only a pod has', `${git}, tar: 'image.tar'`, "option 'tar' is not for a Job"],
    [
      'a registry that lives as long as a pod',
      `${git}, cache: 'ephemeral'`,
      "option 'cache' of a Job is a repository",
    ],
  ])('refuses %s', async (_title, options, message) => {
    const run = await build(options)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })

  it('refuses a closure, whose workspace it would not see', async () => {
    const run = await pipeline(`kanikoBuild(image: 'r.io/a', workload: 'job', ${git}) { echo 'prepared' }`)
    expect(run.error!.message).toContain('a Job does not see the workspace')
  })

  it('is asked for by name: git alone is a mistake', async () => {
    const run = await pipeline(`kanikoBuild(image: 'r.io/a', ${git})`, jenkins)
    expect(run.error!.message).toContain("option 'git' needs workload: 'job' beside it")
  })
})
