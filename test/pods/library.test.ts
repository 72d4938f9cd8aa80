import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc, { type Arbitrary } from 'fast-check'
import type { StatefulSet } from 'kubernetes-types/apps/v1'
import type { Pod } from 'kubernetes-types/core/v1'
import type { SharedFolder, Toleration } from '../../src/options/pod'
import type { RegistryLogin } from '../../src/options/registryLogin'
import { checkOptions } from '../../src/options/check'
import { parse } from 'yaml'
import { type BuildkitPodOptions, buildkitPod } from '../../src/pods/buildkitPod'
import { type KanikoPodOptions, kanikoPod } from '../../src/pods/kanikoPod'
import { type JibPodOptions, jibPod } from '../../src/pods/jibPod'
import { toYaml } from '../../src/pods/yaml'
import { readManifests, readPod, schemaProblems } from './manifests'
import { type Allowance, ruleProblems } from './rules'

const root = join(__dirname, '../..')

interface Manifest {
  readonly apiVersion: string
}

describe('the pods of the library', () => {
  const files = readdirSync(join(root, 'resources/kiln/pods'))

  it.each(files)('%s is what Kubernetes takes and keeps every rule', (file) => {
    const pod = readPod(read(`resources/kiln/pods/${file}`))
    expect([...schemaProblems(pod), ...ruleProblems(pod)]).toEqual([])
  })

  it('have a file for each pod function', () => {
    const functions = readdirSync(join(root, 'src/pods')).filter((file) => file.endsWith('Pod.ts'))
    expect(files).toEqual(functions.map((file) => file.replace('Pod.ts', '.yaml')))
  })

  const steps = readdirSync(join(root, 'vars')).filter(
    (file) => file.endsWith('.groovy') && read(`vars/${file}`).includes("libraryResource('kiln/pods/"),
  )

  it.each(files)('%s is taken by a step', (file) => {
    const path = `libraryResource('kiln/pods/${file}')`
    expect(steps.filter((step) => read(`vars/${step}`).includes(path))).not.toEqual([])
  })
})

describe('the other manifests of the library', () => {
  const folder = join(root, 'resources/kiln/manifests')
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) =>
    file.endsWith('.yaml'),
  )
  const manifests = (file: string) => readManifests(readFileSync(join(folder, file), 'utf8')) as Manifest[]
  /** What others define is held against their definitions on the API server. */
  const isBuiltIn = ({ apiVersion }: Manifest) => !/^(cert-manager|keda|kustomize)\b/.test(apiVersion)

  it.each(files)('%s is what Kubernetes takes', (file) => {
    expect(manifests(file).length).toBeGreaterThan(0)
    expect(manifests(file).filter(isBuiltIn).flatMap(schemaProblems)).toEqual([])
  })

  it.each(['buildkitd/deployment.yaml', 'buildkitd/statefulSet.yaml'])(
    'the pods of %s keep every rule',
    (file) => {
      const [{ spec }] = manifests(file) as [StatefulSet]
      const { template, volumeClaimTemplates = [] } = spec!
      const claimed = volumeClaimTemplates.map(({ metadata }) => ({ name: metadata!.name! }))
      const volumes = [...(template.spec!.volumes ?? []), ...claimed]
      const pod = { ...template, spec: { ...template.spec!, volumes } }
      expect(ruleProblems(pod, ['restart'])).toEqual([])
    },
  )
})

describe('a pod of random options', () => {
  // Whatever the check of the options lets through.
  const text = fc
    .string({ unit: 'binary' })
    .filter((it) => checkOptions({ it: { type: 'text' } }, { it }).problems.length === 0)
  const names = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/)
  const resources = fc.dictionary(
    fc.constantFrom('cpu', 'memory', 'ephemeral-storage'),
    fc.constantFrom('1', '500m', '1.5Gi', '1e3', '10k'),
  )
  const login: Arbitrary<RegistryLogin> = fc.oneof(
    ...(['credentialsId', 'secretName', 'configMapName', 'acr', 'ecr', 'gcr'] as const).map((kind) =>
      fc.record({ [kind]: names }),
    ),
    fc.record({ acr: names, clientId: text }),
  )
  const toleration: Arbitrary<Toleration> = record({
    key: names,
    operator: fc.constantFrom('Equal', 'Exists'),
    value: names,
    effect: fc.constantFrom('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
  })
  const folder: Arbitrary<SharedFolder> = fc.oneof(
    fc.record({ nfs: fc.record({ server: names, path: names.map((name) => `/${name}`) }) }),
    fc.record({ claimName: names }),
  )
  const image = fc.constantFrom(
    'registry.example.com/tools/builder:1.2-rootless',
    `builder@sha256:${'0'.repeat(64)}`,
  )
  const shape = {
    agentImage: image,
    auth: fc.array(login, { maxLength: 3 }),
    imagePullSecrets: fc.array(names, { maxLength: 2 }),
    nodeSelector: fc.dictionary(names, text),
    resources: fc.record({ requests: resources, limits: resources }, { requiredKeys: [] }),
    serviceAccount: names,
    tolerations: fc.array(toleration, { maxLength: 2 }),
  }
  const insecureRegistries = fc.array(fc.stringMatching(/^[a-zA-Z0-9.-]+(:[0-9]+)?$/))
  const registryCertificates = fc.array(
    fc.oneof(
      fc.record({ registry: names, secretName: names }),
      fc.record({ registry: names, configMapName: names }),
    ),
    { maxLength: 2 },
  )
  const buildkit: Arbitrary<BuildkitPodOptions> = record({
    ...shape,
    buildkitImage: image,
    entitlements: fc.subarray(['network.host', 'security.insecure']),
    insecureRegistries,
    registryCertificates,
    daemonless: fc.boolean(),
    security: fc.constantFrom('rootless', 'userns', 'privileged'),
  }).filter(({ daemonless, security }) => daemonless !== true || security === undefined)
  const kaniko: Arbitrary<KanikoPodOptions> = record({
    ...shape,
    baseImageCache: folder,
    cache: fc.constantFrom('registry.example.com/cache', 'ephemeral'),
    images: fc.array(fc.constant({}), { minLength: 1, maxLength: 3 }),
    kanikoImage: image,
    layerCache: folder,
    push: fc.boolean(),
    registryCertificates,
  })
  const jib: Arbitrary<JibPodOptions> = record({
    ...shape,
    baseImageCache: folder,
    dependencyCache: folder,
    layerCache: folder,
    push: fc.boolean(),
    tool: fc.constantFrom('maven', 'gradle'),
    toolImage: image,
  })
  const allowed: { readonly [security: string]: readonly Allowance[] } = {
    userns: ['capabilities: buildkitd'],
    privileged: ['privileged: buildkitd'],
  }
  const pods: [string, Arbitrary<{ pod: Pod; allowances?: readonly Allowance[] }>][] = [
    [
      'buildkit',
      buildkit.map((options) => ({
        pod: buildkitPod(options),
        allowances: allowed[options.security ?? ''] ?? [],
      })),
    ],
    ['kaniko', kaniko.map((options) => ({ pod: kanikoPod(options) }))],
    ['jib', jib.map((options) => ({ pod: jibPod(options) }))],
  ]

  it.each(pods)('is what Kubernetes takes and keeps every rule: %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ({ pod, allowances }) => {
        expect([...schemaProblems(withoutAbsent(pod)), ...ruleProblems(pod, allowances)]).toEqual([])
        expect(readPod(toYaml(pod))).toEqual(withoutAbsent(pod))
        // The kubernetes plugin of Jenkins reads YAML 1.1.
        expect(parse(toYaml(pod), { version: '1.1' })).toEqual(withoutAbsent(pod))
      }),
    )
  })
})

/** A null prototype is nothing that a pod function ever sees. */
function record<T>(model: { [K in keyof T]-?: Arbitrary<NonNullable<T[K]>> }): Arbitrary<T> {
  return fc.record(model as never, { requiredKeys: [], noNullPrototype: true }) as Arbitrary<T>
}

function withoutAbsent(pod: Pod): unknown {
  return JSON.parse(JSON.stringify(pod))
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
