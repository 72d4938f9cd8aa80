import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildkitImage } from '../../src/images'
import { ClusterWorld } from '../bench/cluster'
import { libraryFromTree } from '../bench/library'
import { runPipeline } from '../bench/pipeline'
import { buildxProgram } from '../tools/buildx'
import { agentImage } from '../tools/images'
import { Cluster } from '../tools/kubernetes/cluster'
import { copyProgram } from '../tools/kubernetes/copy'
import { defineCustomKinds } from '../tools/kubernetes/definitions'
import { node } from '../tools/kubernetes/settings'
import { Owner } from '../tools/owner'
import { run, type Ran, ToolError } from '../tools/run'
import { describeWithPods } from '../withPods'

const root = join(__dirname, '../..')
const namespace = 'build-team-a'
const replica = (i: number) => `buildkitd-${i}.buildkitd-replicas.${namespace}.svc`

/** As the example of a team, but small. */
const overlay = (example: string) => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  resources: [example],
  replicas: [{ name: 'buildkitd', count: 2 }],
  patches: [
    {
      target: { kind: 'StatefulSet' },
      patch: JSON.stringify([
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/resources',
          value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '2Gi' } },
        },
        {
          op: 'replace',
          path: '/spec/volumeClaimTemplates/0/spec/resources/requests/storage',
          value: '1Gi',
        },
      ]),
    },
  ],
})

// A replica that goes ends its builds first, and takes its time to come again.
jest.setTimeout(300_000)

describeWithPods('the shared buildkitd, on a real Kubernetes', () => {
  const owner = new Owner()
  let cluster: Cluster
  let certificates: string

  // The first time Kubernetes is built, which takes 10 minutes on 2 cores.
  beforeAll(async () => {
    cluster = await Cluster.start(owner)
    await cluster.import(agentImage, buildkitImage)
    await defineCustomKinds(cluster)
    const folder = await owner.folder()
    certificates = join(folder, 'certificates')
    for (const i of [0, 1]) await cluster.apply(volume(`cache-${i}`, join(folder, `cache-${i}`)))
    const example = relative(folder, join(root, 'examples/buildkit-service'))
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(overlay(example)))
    await cluster.get('apply', '-k', folder)
    await makeCertificates()
    await cluster.get('rollout', 'status', 'statefulset/buildkitd', '-n', namespace, '--timeout=120s')
  }, 1_800_000)
  afterAll(() => owner.release(), 120_000)

  /** For want of cert-manager: only the definitions of its kinds are there. */
  async function makeCertificates(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const script = join(root, 'scripts/buildkitd-certificates.sh')
    await run('sh', [script, namespace, certificates], { env: { ...process.env, ...env } })
    for (const of of ['server', 'client']) await secretIn(namespace, of)
  }

  async function secretIn(namespace: string, of: string): Promise<void> {
    const make = ['create', 'secret', 'generic', `buildkitd-${of}`, `--from-file=${certificates}/${of}`]
    const input = await cluster.get('-n', namespace, ...make, '--dry-run=client', '-o', 'yaml')
    await succeed(cluster.kubectl(['apply', '-f', '-'], { input }))
  }

  const get = (...args: string[]) => cluster.get('-n', namespace, ...args)

  /**
   * Runs a script in a pod with the client's certificate at /certificates, which knows the replicas by name: there is no
   * DNS. `$tls` are the options that a client needs. A program of this machine is put at /tmp/program.
   */
  async function client(script: string, { secret = 'buildkitd-client', program = '' } = {}): Promise<Ran> {
    const name = `client-${Math.random().toString(36).slice(2, 8)}`
    const addresses = await get(
      'get',
      'pods',
      '-l',
      'app.kubernetes.io/name=buildkitd',
      '-o',
      'jsonpath={range .items[*]}{.metadata.name} {.status.podIP}{"\\n"}{end}',
    )
    const aliases = addresses.split('\n').map((line) => {
      const [pod = '', ip = ''] = line.split(' ')
      return { ip, hostnames: [replica(Number(pod.slice(-1))), `other-${pod}.example.com`] }
    })
    await cluster.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels: { is: 'client' } },
      spec: {
        hostAliases: aliases,
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: 'buildctl',
            image: buildkitImage,
            command: ['sleep', '99d'],
            volumeMounts: [{ name: 'certificates', mountPath: '/certificates' }],
          },
        ],
        volumes: [{ name: 'certificates', secret: { secretName: secret } }],
      },
    })
    try {
      await get('wait', '--for=condition=Ready', `pod/${name}`, '--timeout=60s')
      if (program !== '') await copyProgram(cluster, namespace, name, program)
      const tls =
        "tls='--tlscacert=/certificates/ca.crt --tlscert=/certificates/tls.crt --tlskey=/certificates/tls.key'"
      return await cluster.kubectl(['exec', '-n', namespace, name, '--', 'sh', '-c', `${tls}\n${script}`])
    } finally {
      await cluster.kubectl(['delete', 'pod', '-n', namespace, name, '--wait=false'])
    }
  }

  const context = (seconds: number) => `
    mkdir -p /tmp/context && cp /bin/busybox /tmp/context/
    cat >/tmp/context/Dockerfile <<'END'
FROM scratch
COPY busybox /bin/busybox
SHELL ["/bin/busybox", "sh", "-c"]
RUN for i in $(/bin/busybox seq ${seconds}); do echo "second $i"; /bin/busybox sleep 1; done
RUN echo the last step
END`

  /** Builds an image whose second layer takes so many seconds, on a replica. */
  const build = (i: number, seconds: number) => `${context(seconds)}
    buildctl --addr=tcp://${replica(i)}:1234 $tls build --progress=plain --frontend=dockerfile.v0 \\
      --local=context=/tmp/context --local=dockerfile=/tmp/context --output=type=oci,dest=/tmp/image.tar 2>&1`

  /** How many clients a replica has. */
  async function connections(i: number): Promise<number> {
    const script = "grep -c ':04D2 [0-9A-F]*:[0-9A-F]* 01 ' /proc/net/tcp6"
    const { stdout } = await cluster.kubectl([
      'exec',
      '-n',
      namespace,
      `buildkitd-${i}`,
      '--',
      'sh',
      '-c',
      script,
    ])
    return Number(stdout)
  }

  const workers = (host: string, tls: string) =>
    `buildctl --addr=tcp://${host}:1234 ${tls} debug workers -v 2>&1`

  it('has two replicas, which their probes find ready, behind both Services', async () => {
    const pods = JSON.parse(
      await get('get', 'pods', '-l', 'app.kubernetes.io/name=buildkitd', '-o', 'json'),
    ) as Pods
    expect(pods.items.map(({ status }) => status.containerStatuses[0])).toEqual(
      [0, 1].map(() => expect.objectContaining({ ready: true, started: true, restartCount: 0 }) as object),
    )
    const addresses = pods.items.map(({ status }) => status.podIP).sort()
    for (const service of ['buildkitd', 'buildkitd-replicas']) {
      const path = 'jsonpath={.items[*].endpoints[*].addresses[0]}'
      const slices = await get(
        'get',
        'endpointslices',
        '-l',
        `kubernetes.io/service-name=${service}`,
        '-o',
        path,
      )
      expect(slices.split(' ').sort()).toEqual(addresses)
    }
  })

  it('builds for a pod that has the certificate, with limits of the cache that fit the volume', async () => {
    const { code, stdout } = await client(`${workers(replica(0), '$tls')}; ${build(0, 1)}`)
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    expect(stdout).toMatch(/the last step/)
    expect(stdout).toMatch(
      /Reserved space:\s+\d+(\.\d+)?GB\n\s*Minimum free space:\s+\d+(\.\d+)?GB\n\s*Maximum used space:/,
    )
  })

  it('builds for buildkitBuild, each time on the replica of the repository, which has the layers', async () => {
    const ips = await get(
      'get',
      'pods',
      '-l',
      'app.kubernetes.io/name=buildkitd',
      '-o',
      'jsonpath={.items[*].status.podIP}',
    )
    const addresses = ips.split(' ').map((ip) => `'tcp://${ip}:1234'`)
    await secretIn('default', 'client')
    const scm = await owner.folder()
    writeFileSync(join(scm, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
    const call = `buildkitBuild(
      image: 'registry.example.com/app', push: false,
      daemon: [addresses: [${addresses.join()}], secretName: 'buildkitd-client', tlsServerName: 'buildkitd'],
    ).digest`
    const log: string[] = []
    const { error, result } = await runPipeline({
      jenkinsfile: `@Library('kiln') _\nreturn [${call}, ${call}]`,
      libraries: [libraryFromTree(root)],
      world: new ClusterWorld(cluster, { owner, scm, log: (line) => log.push(line) }),
    })
    expect(error && log).toBeUndefined()
    const [first, second] = result as string[]
    expect(second).toBe(first)
    const daemons = log.filter((line) => line.includes('builds on tcp://'))
    expect([daemons.length, new Set(daemons).size]).toEqual([2, 1])
    expect(log.join('\n')).toMatch(/COPY Dockerfile \/\n#\d+ DONE[^]*COPY Dockerfile \/\n#\d+ CACHED/)
  })

  it('keeps the cache of a replica that starts again', async () => {
    await get('delete', 'pod', 'buildkitd-0')
    await get('rollout', 'status', 'statefulset/buildkitd', '--timeout=120s')
    const { code, stdout } = await client(build(0, 1))
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    expect(stdout).toMatch(/RUN for i in .*\n#\d+ CACHED/)
  })

  /** The daemon ends the connection; what the client sees of it depends on what either has sent by then. */
  const ended =
    /error reading server preface|broken pipe|EOF|connection reset|certificate required|bad certificate/

  it.each([
    ['without TLS', () => client(workers(replica(0), '')), ended],
    ['without a certificate', () => client(workers(replica(0), '--tlscacert=/certificates/ca.crt')), ended],
    [
      'with the certificate of a daemon',
      () => client(workers(replica(0), '$tls'), { secret: 'buildkitd-server' }),
      ended,
    ],
    [
      'by a name that is not in the certificate',
      () => client(workers('other-buildkitd-0.example.com', '$tls')),
      /certificate is valid for buildkitd, .*, not other-buildkitd-0\.example\.com/,
    ],
  ])('refuses a client %s', async (_title, ask, message) => {
    const { code, stdout } = await ask()
    expect(code).not.toBe(0)
    expect(stdout).toMatch(message)
  })

  it('finishes the build on a replica that is scaled away, and keeps its volume', async () => {
    const building = client(build(1, 15))
    await until(async () => (await connections(1)) > 0)
    await get('scale', 'statefulset/buildkitd', '--replicas=1')
    const { code, stdout } = await building
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    expect(stdout).toMatch(/the last step/)
    await get('wait', '--for=delete', 'pod/buildkitd-1', '--timeout=60s')
    expect(await get('get', 'pvc', '-o', 'name')).toBe(
      'persistentvolumeclaim/cache-buildkitd-0\npersistentvolumeclaim/cache-buildkitd-1',
    )
    await get('scale', 'statefulset/buildkitd', '--replicas=2')
    await get('rollout', 'status', 'statefulset/buildkitd', '--timeout=120s')
  })

  it('answers a build of buildx to its end, on a replica that is scaled away', async () => {
    const certificates = 'cacert=/certificates/ca.crt,cert=/certificates/tls.crt,key=/certificates/tls.key'
    const script = `${context(15)}
      export HOME=/tmp
      /tmp/program create --name=remote --driver=remote --driver-opt=${certificates} tcp://${replica(1)}:1234
      /tmp/program --builder=remote build --no-cache --output=type=oci,dest=/tmp/image.tar --metadata-file=/tmp/m /tmp/context &&
      cat /tmp/m`
    const building = client(script, { program: await buildxProgram() })
    await until(async () => (await connections(1)) > 0)
    await get('scale', 'statefulset/buildkitd', '--replicas=1')
    const { code, stdout, stderr } = await building
    expect({ code, log: code === 0 ? '' : stderr }).toEqual({ code: 0, log: '' })
    // What it asks for after the build: at SIGTERM alone it is refused, and told nowhere.
    expect(stdout).toContain('buildx.build.provenance')
    await get('wait', '--for=delete', 'pod/buildkitd-1', '--timeout=60s')
    await get('scale', 'statefulset/buildkitd', '--replicas=2')
    await get('rollout', 'status', 'statefulset/buildkitd', '--timeout=120s')
  })

  it('finishes the build on a node that is drained', async () => {
    await get('scale', 'statefulset/buildkitd', '--replicas=1')
    await get('wait', '--for=delete', 'pod/buildkitd-1', '--timeout=60s')
    const building = client(build(0, 15))
    await until(async () => (await connections(0)) > 0)
    const selector = '--pod-selector=app.kubernetes.io/name=buildkitd'
    const draining = cluster.kubectl(['drain', node, selector, '--timeout=90s'])
    const { code, stdout } = await building
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    expect((await draining).code).toBe(0)
    await get('uncordon', node)
    await get('scale', 'statefulset/buildkitd', '--replicas=2')
    await get('rollout', 'status', 'statefulset/buildkitd', '--timeout=120s')
  })

  it('trusts the certificates of a new authority after a restart', async () => {
    await run('rm', [join(certificates, 'ca.crt')])
    await makeCertificates()
    const before = await client(workers(replica(0), '$tls'))
    expect(before.stdout).toMatch(/certificate signed by unknown authority/)
    await get('rollout', 'restart', 'statefulset/buildkitd')
    await get('rollout', 'status', 'statefulset/buildkitd', '--timeout=180s')
    const after = await client(workers(replica(0), '$tls'))
    expect({ code: after.code, log: after.code === 0 ? '' : after.stdout }).toEqual({ code: 0, log: '' })
  })

  it('is refused by a namespace of the profile baseline, whose reason is in the events', async () => {
    const folder = join(root, 'resources/kiln/manifests/buildkitd')
    await cluster.get('create', 'namespace', 'strict')
    await cluster.get('label', 'namespace', 'strict', 'pod-security.kubernetes.io/enforce=baseline')
    await cluster.get('apply', '-n', 'strict', '-f', join(folder, 'deployment.yaml'))
    const event = 'events.events.k8s.io'
    const note = () => cluster.get('get', event, '-n', 'strict', '-o', 'jsonpath={.items[*].note}')
    await until(async () => (await note()).includes('forbidden'))
    expect(await note()).toMatch(
      /violates PodSecurity "baseline:latest": forbidden AppArmor profile .*seccompProfile/,
    )
    await cluster.get('delete', 'namespace', 'strict', '--wait=false')
  })

  /** A folder of the machine as a volume whose owner Kubernetes sets. */
  function volume(name: string, path: string): object {
    mkdirSync(path)
    const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }]
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        local: { path },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
      },
    }
  }
})

interface Pods {
  readonly items: readonly {
    readonly status: { readonly podIP: string; readonly containerStatuses: readonly object[] }
  }[]
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (await holds()) return
    await sleep(250)
  }
  throw new ToolError('it did not come about within a minute or so')
}

async function succeed(running: Promise<Ran>): Promise<void> {
  const { code, stderr } = await running
  if (code !== 0) throw new ToolError(stderr)
}
