import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildkitImage, dockerImage } from '../../src/images'
import { driverAccess } from '../../src/manifests/buildx/driverAccess'
import { ClusterWorld } from '../bench/cluster'
import { libraryFromTree } from '../bench/library'
import { type RunResult, runPipeline } from '../bench/pipeline'
import { archiveFiles } from '../tools/archive'
import { craneProgram } from '../tools/crane'
import { agentImage } from '../tools/images'
import { Cluster } from '../tools/kubernetes/cluster'
import { host } from '../tools/kubernetes/settings'
import { startLocalServer } from '../tools/localServer'
import { Owner } from '../tools/owner'
import { run } from '../tools/run'
import { describeWithPods } from '../withPods'

const dockerfile = (what: string): string => `FROM scratch AS ran
COPY busybox /bin/busybox
SHELL ["/bin/busybox", "sh", "-c"]
RUN --security=insecure ${what}; /bin/busybox touch /made
FROM scratch
COPY --from=ran /made /
`

/** The same rights in another namespace than that of the pod. */
const accessElsewhere = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'builders' } },
  ...driverAccess()
    .filter(({ kind }) => kind !== 'ServiceAccount')
    .map((object) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'builders' },
      ...('subjects' in object
        ? { subjects: object.subjects!.map((subject) => ({ ...subject, namespace: 'default' })) }
        : {}),
    })),
]

describeWithPods('the kubernetes driver of buildx, with the access that the library gives', () => {
  const owner = new Owner()
  let cluster: Cluster
  let scm: string
  let registry: string

  // The first time Kubernetes and buildx are built, which takes 15 minutes on 2 cores.
  beforeAll(async () => {
    cluster = await Cluster.start(owner)
    await cluster.import(agentImage, buildkitImage, dockerImage)
    await cluster.apply(...driverAccess(), ...accessElsewhere)
    const port = await startLocalServer(owner, {
      name: 'a registry',
      command: await craneProgram(),
      args: (port) => ['registry', 'serve', `--address=:${port}`],
    })
    registry = `${host}:${port}`
    scm = await owner.folder()
    const contexts = {
      api: 'echo it runs',
      web: 'echo it runs, too',
      slow: '/bin/busybox sleep 300',
      fails: 'exit 7',
    }
    for (const [context, what] of Object.entries(contexts)) {
      mkdirSync(join(scm, context))
      writeFileSync(join(scm, context, 'Dockerfile'), dockerfile(what))
      await run('cp', [join(await archiveFiles(), 'bin/busybox'), join(scm, context)])
    }
  }, 1_800_000)
  afterAll(() => owner.release(), 120_000)

  interface Built extends RunResult {
    log: string
    /** How many daemons there were while the image was built. */
    ready: string
  }

  async function build(options: string, { around = '%', cpu = '100m' } = {}): Promise<Built> {
    const log: string[] = []
    let ready: Promise<string> | undefined
    const readyReplicas = [
      ...['get', 'deployments', '-A', '-o'],
      'jsonpath={range .items[*]}{.metadata.namespace}: {.status.readyReplicas}{end}',
    ]
    const world = new ClusterWorld(cluster, {
      owner,
      scm,
      log: (line) => {
        log.push(line)
        if (line.includes('load build definition')) ready ??= cluster.get(...readyReplicas)
      },
    })
    const call = `buildkitBuild(
      client: 'buildx', serviceAccount: 'kiln-buildx', resources: [requests: [cpu: '${cpu}', memory: '64Mi']],
      entitlements: ['security.insecure'], insecureRegistries: ['${registry}'], ${options}
    )`
    const result = await runPipeline({
      jenkinsfile: `@Library('kiln') _\n${around.replace('%', call)}`,
      libraries: [libraryFromTree(join(__dirname, '../..'))],
      world,
    })
    return { ...result, log: log.join('\n'), ready: (await ready) ?? '' }
  }

  /** What a Deployment had goes with it, once its daemons have ended. */
  async function nothingLeft(): Promise<void> {
    const left = () => cluster.get('get', 'deployments,replicasets', '-A', '-o', 'name')
    for (let tries = 0; tries < 80 && (await left()) !== ''; tries++) await sleep(500)
    expect(await left()).toBe('')
    expect(await cluster.get('get', 'configmaps', '-A', '-o', 'name')).not.toContain('build')
  }

  it('has rootless replicas for the images of a call, with what daemons are allowed, and takes them away', async () => {
    const { outcome, log, ready, result } = await build(
      `kubernetesDriver: [replicas: 2], images: [[image: '${registry}/api', context: 'api'], [image: '${registry}/web', context: 'web']]`,
    )
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
    expect(ready).toBe('default: 2')
    expect(log).toMatch(/\[api\] #\d+ [\d.]+ it runs/)
    expect(log).toMatch(/\[web\] #\d+ [\d.]+ it runs, too/)
    const pushed = ['api', 'web'].map(async (name) => {
      const { headers } = await fetch(`http://${registry}/v2/${name}/manifests/latest`, { method: 'HEAD' })
      return { digest: headers.get('docker-content-digest') }
    })
    expect(result).toMatchObject(await Promise.all(pushed))
    await nothingLeft()
  })

  it('has them in another namespace, tells why a build fails, and leaves nothing', async () => {
    const { outcome, log, ready } = await build(
      "kubernetesDriver: [namespace: 'builders'], context: 'fails', image: 'r.io/fails', push: false",
    )
    expect(outcome).toBe('failure')
    expect(ready).toBe('builders: 1')
    expect(log).toMatch(/ERROR: failed to build: failed to solve: .*exit code: 7/)
    await nothingLeft()
  })

  it('leaves nothing when the build is aborted', async () => {
    const { outcome, log } = await build(
      "kubernetesDriver: [:], context: 'slow', image: 'r.io/slow', push: false",
      { around: "timeout(time: 20, unit: 'SECONDS') { % }" },
    )
    expect(outcome).not.toBe('success')
    expect(log).toMatch(/#\d+ \[ran 2\/2\] RUN/)
    await nothingLeft()
  })

  it('may do no more', async () => {
    const account = '--as=system:serviceaccount:default:kiln-buildx'
    const { stdout } = await cluster.kubectl(['auth', 'can-i', '--list', account, '--no-headers'])
    const rules = stdout
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      .filter((line) => !/^(selfsubject|\[\/)|^$/.test(line))
    expect(rules.sort()).toEqual([
      'configmaps [] [] [create update delete]',
      'deployments.apps [] [] [get create delete]',
      'pods [] [] [list]',
      'pods/exec [] [] [create]',
    ])
  })

  it('fails where daemons do not start in time, and without the access, and says what is missing', async () => {
    const late = await build("kubernetesDriver: [waitSeconds: 2], context: 'api', image: 'r.io/api'", {
      cpu: '900',
    })
    expect(late.log).toMatch(
      /expected 1 replicas to be ready, got 0[^]*buildkitBuild: the daemons of buildx do not answer/,
    )
    await nothingLeft()
    await cluster.get('delete', 'rolebinding', 'kiln-buildx')
    const { log } = await build("kubernetesDriver: [:], context: 'api', image: 'r.io/api'")
    expect(log).toMatch(/system:serviceaccount:default:kiln-buildx" cannot get resource "deployments"/)
    await nothingLeft()
  })
})
