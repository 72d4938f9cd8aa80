import { buildkitImage } from '../../src/images'
import { driverAccess } from '../../src/manifests/buildx/driverAccess'
import { buildxProgram } from '../tools/buildx'
import { Cluster } from '../tools/kubernetes/cluster'
import { copyProgram } from '../tools/kubernetes/copy'
import { Owner } from '../tools/owner'
import { describeWithPods } from '../withPods'

describeWithPods('the kubernetes driver of buildx, with the access that the library gives', () => {
  const owner = new Owner()
  let cluster: Cluster

  // The first time Kubernetes and buildx are built, which takes 15 minutes on 2 cores.
  beforeAll(async () => {
    cluster = await Cluster.start(owner)
    await cluster.import(buildkitImage)
    await cluster.apply(...driverAccess(), client)
    await cluster.get('wait', '--for=condition=Ready', 'pod/client', '--timeout=60s')
    await copyProgram(cluster, 'default', 'client', await buildxProgram())
  }, 1_800_000)
  afterAll(() => owner.release(), 120_000)

  const run = (script: string) =>
    cluster.kubectl(['exec', 'client', '--', 'sh', '-ec', `export HOME=/tmp; exec 2>&1; cd /tmp; ${script}`])
  const create = `
    printf '[worker.oci]\\n  gc = true\\n' >buildkitd.toml
    /tmp/program create --name=kiln --driver=kubernetes --buildkitd-config=buildkitd.toml \\
      --driver-opt=rootless=true,image=${buildkitImage},replicas=2,requests.cpu=100m`

  it('makes rootless replicas, builds on them and takes them away', async () => {
    const { code, stdout } = await run(`${create}
      mkdir context && cp /bin/busybox context/
      printf 'FROM scratch\\nCOPY busybox /bin/busybox\\nRUN ["/bin/busybox", "echo", "it runs"]\\n' >context/Dockerfile
      /tmp/program --builder=kiln build --progress=plain --output=type=oci,dest=image.tar context`)
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    expect(stdout).toMatch(/#\d+ [\d.]+ it runs/)
    expect(await cluster.get('get', 'deployments', '-o', 'jsonpath={.items[*].status.readyReplicas}')).toBe(
      '2',
    )
    expect((await run('/tmp/program rm kiln')).code).toBe(0)
    expect(await cluster.get('get', 'deployments', '-o', 'name')).toBe('')
    expect(await cluster.get('get', 'configmaps', '-o', 'name')).not.toContain('kiln')
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

  it('fails without the access, and says what is missing', async () => {
    await cluster.get('delete', 'rolebinding', 'kiln-buildx')
    const { code, stdout } = await run(`${create}; /tmp/program --builder=kiln build context`)
    expect(code).not.toBe(0)
    expect(stdout).toMatch(/system:serviceaccount:default:kiln-buildx" cannot get resource "deployments"/)
  })
})

const client = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'client' },
  spec: {
    serviceAccountName: 'kiln-buildx',
    automountServiceAccountToken: true,
    terminationGracePeriodSeconds: 0,
    containers: [{ name: 'buildx', image: buildkitImage, command: ['sleep', '99d'] }],
  },
}
