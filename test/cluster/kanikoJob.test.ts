import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from 'kubernetes-types/batch/v1'
import { gitImage, kubectlImage } from '../../src/images'
import { jobAccess } from '../../src/manifests/kaniko/jobAccess'
import { ClusterWorld } from '../bench/cluster'
import { libraryFromTree } from '../bench/library'
import { type RunResult, runPipeline } from '../bench/pipeline'
import { type Repository, serveRepository } from '../tools/git'
import { agentImage } from '../tools/images'
import { Cluster } from '../tools/kubernetes/cluster'
import { host } from '../tools/kubernetes/settings'
import { Owner } from '../tools/owner'
import { type Finding, findSecrets } from '../tools/secrets'
import { describeWithPods } from '../withPods'

/** Has an executor that can be told how to end. */
const kanikoImage = 'docker.io/kiln/kaniko-stand-in:1'

const login = { username: 'builder', password: 'canary-Pa55/w0rd' }

interface Built extends RunResult {
  log: string
  leaks: Finding[]
}

describeWithPods('kanikoBuild as a Job, on a real Kubernetes with a stand-in for Kaniko', () => {
  const owner = new Owner()
  let cluster: Cluster
  let repository: Repository

  // The first time Kubernetes is built, which takes 10 minutes on 2 cores.
  beforeAll(async () => {
    cluster = await Cluster.start(owner)
    await cluster.import(agentImage, gitImage, kanikoImage, kubectlImage)
    await cluster.apply(...jobAccess())
    repository = await serveRepository(owner, host, login, {
      Dockerfile: 'FROM scratch\n',
      'fail/Dockerfile': 'FROM x\nRUN fail\n',
      'memory/Dockerfile': 'FROM x\nRUN eat-memory\n',
      'disk/Dockerfile': 'FROM x\nRUN fill-disk\nRUN sleep 500\n',
      'slow/Dockerfile': 'FROM x\nRUN sleep 60\n',
    })
  }, 1_800_000)

  afterAll(() => owner.release(), 120_000)

  async function build(
    options: string,
    given: { serviceAccount?: string; scm?: string; reload?: 'jvm'; kanikoImage?: string } = {},
  ): Promise<Built> {
    const log: string[] = []
    const states: [string, Buffer][] = []
    const world = new ClusterWorld(cluster, {
      owner,
      credentials: { git: login, registry: login },
      environment: { GIT_URL: repository.url, COMMIT: repository.commit },
      log: (line) => log.push(line),
      ...(given.scm === undefined ? {} : { scm: given.scm }),
    })
    const account = given.serviceAccount ?? 'kiln-kaniko-job'
    const jenkinsfile = `@Library('kiln') _
kanikoBuild(
  kanikoImage: '${given.kanikoImage ?? kanikoImage}', image: 'registry.example.com/app', workload: 'job', serviceAccount: '${account}', auth: [[credentialsId: 'registry']],
  ${options}
)`
    const result = await runPipeline({
      jenkinsfile,
      libraries: [libraryFromTree(join(__dirname, '../..'))],
      world,
      ...(given.reload === undefined ? {} : { reload: given.reload }),
      onState: (bytes) => states.push(['state', bytes]),
    })
    const objects = await cluster.get('get', 'jobs,pods,events', '-A', '-o', 'yaml')
    const leaks = findSecrets([login.password], [['log', log.join('\n')], ['objects', objects], ...states])
    return { ...result, log: log.join('\n'), leaks }
  }

  const git = (more = "branch: 'main'") => `git: [url: env.GIT_URL, credentialsId: 'git', ${more}]`
  const jobs = () => cluster.get('get', 'jobs,secrets', '-o', 'name')

  /** Deleting goes on in the background. */
  async function nothingLeft(): Promise<void> {
    for (let tries = 0; tries < 60 && (await jobs()) !== ''; tries++) await sleep(500)
    expect(await jobs()).toBe('')
  }

  it.each([
    ['a branch', () => git()],
    ['a commit', () => git('commit: env.COMMIT')],
  ])(
    'clones %s, shows the logs of all containers, returns the digest, and leaves nothing',
    async (_title, source) => {
      const { outcome, result, log, leaks } = await build(
        `${source()}, job: [before: [[image: '${gitImage}', script: 'echo prepared >made; ls']]]`,
      )
      expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
      expect(result).toMatchObject({ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string })
      expect(log).toContain(`Checked out ${repository.commit}`)
      expect(log).toMatch(/=== before-1\nDockerfile/)
      expect(log).toMatch(/=== kaniko\n\+ \/kaniko\/executor '--context=.*\n.*Building .*Dockerfile/)
      expect(log).toMatch(/config.json has \d+ bytes/)
      expect(leaks).toEqual([])
      await nothingLeft()
    },
  )

  it('tells why Kaniko failed, and deletes the Job', async () => {
    const { outcome, log } = await build(`${git()}, context: 'fail'`)
    expect(outcome).toBe('failure')
    expect(log).toContain('kanikoBuild: error building image: error building stage')
    expect(log).toContain('The container kaniko ended with exit code 1')
    await nothingLeft()
  })

  it('tells that Kaniko was killed at its memory limit', async () => {
    const { outcome, log } = await build(
      `${git()}, context: 'memory', resources: [requests: [memory: '32Mi'], limits: [memory: '64Mi']]`,
    )
    expect(outcome).toBe('failure')
    expect(log).toMatch(/OOMKilled|It was killed, as at the memory limit of 64Mi/)
  })

  // The kubelet looks at the volumes once a minute.
  it('tells that the node evicted it, and why', async () => {
    const scm = await owner.folder()
    const workspace = { name: 'workspace', emptyDir: { sizeLimit: '10Mi' } }
    const base = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'mine' },
      spec: { template: { spec: { volumes: [workspace] } } },
    }
    writeFileSync(join(scm, 'job.json'), JSON.stringify(base))
    const { outcome, log } = await build(`${git()}, context: 'disk', job: [manifest: 'job.json']`, { scm })
    expect(outcome).toBe('failure')
    expect(log).toMatch(
      /kanikoBuild: The Job .* has failed\. .*Evicted Usage of EmptyDir volume "workspace" exceeds/,
    )
    await nothingLeft()
  }, 600_000)

  it('fails at once where an image cannot be pulled', async () => {
    const { outcome, log } = await build(git(), { kanikoImage: 'registry.invalid/kaniko-debug:1' })
    expect(outcome).toBe('failure')
    expect(log).toMatch(
      /The container kaniko of the Job kaniko-\S+ cannot start: ImagePullBackOff: .*registry\.invalid/,
    )
    await nothingLeft()
  })

  it('fails at once where a quota refuses the pod', async () => {
    await cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'small' },
      spec: { hard: { 'requests.cpu': '400m' } },
    })
    try {
      const { outcome, log } = await build(git())
      expect(outcome).toBe('failure')
      expect(log).toMatch(/Kubernetes refuses the pod of the Job .*exceeded quota: small/)
    } finally {
      await cluster.get('delete', 'resourcequota', 'small')
    }
    await nothingLeft()
  })

  it('waits as long as it is told for a node, and says what is missing', async () => {
    const { outcome, log } = await build(
      `${git()}, nodeSelector: ['kubernetes.io/os': 'linux'], resources: [requests: [cpu: '900']], job: [pendingMinutes: 1]`,
    )
    expect(outcome).toBe('failure')
    expect(log).toMatch(/FailedScheduling: .*Insufficient cpu/)
    expect(log).toContain('It did not start within 1 minutes')
    await nothingLeft()
  }, 240_000)

  it('meets its deadline, and is deleted', async () => {
    const { outcome, log } = await build(`${git()}, context: 'slow', timeout: 1`)
    expect(outcome).not.toBe('success')
    expect(log).toContain('working')
    await nothingLeft()
  })

  it('is laid over a manifest of the user, under a name of its own, and stays where it is asked to', async () => {
    const scm = await owner.folder()
    const base = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'mine', annotations: { team: 'payments' } },
      spec: {
        template: {
          spec: {
            containers: [
              { name: 'kaniko', image: 'x', env: [{ name: 'HTTP_PROXY', value: 'http://proxy' }] },
            ],
          },
        },
      },
    }
    writeFileSync(join(scm, 'job.json'), JSON.stringify(base))
    const { outcome, log } = await build(`${git()}, job: [manifest: 'job.json', keep: 'always']`, { scm })
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
    const { items } = JSON.parse(await cluster.get('get', 'jobs', '-o', 'json')) as { items: Job[] }
    expect(items).toHaveLength(1)
    expect(items[0]!.metadata).toMatchObject({
      name: expect.stringMatching(/^kaniko-/) as string,
      annotations: { team: 'payments' },
    })
    const [kaniko] = items[0]!.spec!.template.spec!.containers
    expect(kaniko).toMatchObject({ image: kanikoImage })
    expect(kaniko!.env!.map(({ name }) => name).sort()).toEqual(['DOCKER_CONFIG', 'HTTP_PROXY'])
    await cluster.get('delete', 'jobs', '--all')
    await nothingLeft()
  })

  it('goes on when Jenkins restarts while it waits', async () => {
    const { outcome, log } = await build(git(), { reload: 'jvm' })
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
    await nothingLeft()
  })

  it('says what the service account may not do', async () => {
    const { outcome, log } = await build(git(), { serviceAccount: 'default' })
    expect(outcome).toBe('failure')
    expect(log).toMatch(/jobs.batch is forbidden: User "system:serviceaccount:default:default" cannot create/)
  })

  it('stays to be looked at where it is asked to, and without a password in sight', async () => {
    const { leaks } = await build(`${git()}, context: 'fail', job: [keep: 'failed']`)
    expect(leaks).toEqual([])
    expect(await jobs()).toMatch(/job.batch\/kaniko-/)
    await cluster.get('delete', 'jobs', '--all')
    await nothingLeft()
  })
})
