import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pod } from 'kubernetes-types/core/v1'
import { parseAllDocuments } from 'yaml'
import { serverNames } from '../../src/buildkit/sharedDaemon'
import { buildkitPod } from '../../src/pods/buildkitPod'
import { toYaml } from '../../src/pods/yaml'
import { Cluster } from '../tools/kubernetes/cluster'
import { defineCustomKinds } from '../tools/kubernetes/definitions'
import { Owner } from '../tools/owner'
import { describeWithPods } from '../withPods'

interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec: { readonly dnsNames?: string[] }
}

describeWithPods('the YAML of the library, on a real API server', () => {
  const owner = new Owner()
  let cluster: Cluster

  // The first time Kubernetes is built, which takes 10 minutes on 2 cores.
  beforeAll(async () => {
    cluster = await Cluster.start(owner)
    await defineCustomKinds(cluster)
  }, 1_800_000)
  afterAll(() => owner.release(), 120_000)

  const folder = join(__dirname, '../../resources/kiln')
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml'),
  )

  it.each(files)('%s is taken, and has no field that is unknown', async (file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    // The kubernetes plugin names a pod, and adds the agent's container.
    const input = file.startsWith('pods/')
      ? text.replace('kind: "Pod"', 'kind: "Pod"\nmetadata: { name: x }')
      : text
    const { code, stderr } = await cluster.kubectl(
      ['apply', '--dry-run=server', '--validate=strict', '-f', '-'],
      { input },
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.each(['userns', 'privileged'] as const)(
    'the pod of a %s daemon is taken, with all that it asks for',
    async (security) => {
      const pod = { ...buildkitPod({ security }), metadata: { name: 'x' } }
      const { code, stdout, stderr } = await cluster.kubectl(
        ['apply', '--dry-run=server', '--validate=strict', '-f', '-', '-o', 'json'],
        { input: toYaml(pod) },
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      // A cluster without these features drops their fields.
      const { hostUsers, containers } = (JSON.parse(stdout) as Pod).spec!
      expect(hostUsers).toBe(pod.spec!.hostUsers)
      expect(containers[0]!.securityContext).toEqual(pod.spec!.containers[0]!.securityContext)
    },
  )

  const kustomize = async (path: string) =>
    parseAllDocuments(await cluster.get('kustomize', path)).map((document) => document.toJS() as Manifest)

  it('the kustomization of buildkitd brings all of it but the Deployment into one namespace', async () => {
    const manifests = await kustomize(join(folder, 'manifests/buildkitd'))
    const kinds = [...new Set(manifests.map(({ kind }) => kind))].sort()
    expect(kinds).toEqual([
      'Certificate',
      'ConfigMap',
      'Issuer',
      'Namespace',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'ScaledObject',
      'Service',
      'StatefulSet',
      'TriggerAuthentication',
    ])
    const others = manifests.filter(({ kind }) => kind !== 'Namespace')
    expect([...new Set(others.map(({ metadata }) => metadata.namespace))]).toEqual(['buildkitd'])
  })

  it('the example of a team is in its namespace, by all names of its certificate', async () => {
    const manifests = await kustomize(join(__dirname, '../../examples/buildkit-service'))
    const [namespace] = manifests.filter(({ kind }) => kind === 'Namespace')
    expect(namespace!.metadata.name).toBe('build-team-a')
    const [server] = manifests.filter(({ metadata }) => metadata.name === 'buildkitd-server')
    const names = serverNames().map((name) => name.replaceAll('.buildkitd.svc', '.build-team-a.svc'))
    expect(server!.spec.dnsNames).toEqual(names)
    expect(JSON.stringify(manifests)).not.toMatch(/jenkins\.example\.com|buildkitd\.svc/)
  })
})
