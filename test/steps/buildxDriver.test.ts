import type { PodSpec } from 'kubernetes-types/core/v1'
import { buildkitImage } from '../../src/images'
import { ranIn, shells } from './argv'
import { hang } from '../bench/recorded'
import { jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

const driver = "client: 'buildx', serviceAccount: 'kiln-buildx', kubernetesDriver: [:],"
const call = (options: string, around = '%', world = () => jenkins()): Promise<StepRun> =>
  pipeline(around.replace('%', `buildkitBuild(image: 'r.io/app', source: 'none', ${options})`), world)
const specOf = (run: StepRun): PodSpec => podOf(run)['spec'] as unknown as PodSpec

describe('the kubernetes driver of buildx', () => {
  it('has its daemons from before the build until after it', async () => {
    const run = await call(`${driver} auth: [[credentialsId: 'registry']]`)
    expect(storyOf(run).slice(3)).toEqual([
      '      container buildx',
      '        sh Start the daemons',
      '        withCredentials',
      '          sh Log in to the registry',
      '        sh Build with BuildKit',
      '        sh Remove the daemons',
    ])
    expect(run.result).toMatchObject({ image: 'r.io/app:latest' })
  })

  it('needs no daemon in the pod, and the token of the account for the client alone', async () => {
    const spec = specOf(await call(driver))
    expect(spec.automountServiceAccountToken).toBe(false)
    expect(spec.containers.map(({ name }) => name)).toEqual(['buildx'])
    expect(spec.containers[0]!.volumeMounts).toContainEqual({
      name: 'kube-api-access',
      mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      readOnly: true,
    })
  })

  it.each(Object.entries(shells))('makes one builder for the images of a call: %s', async (_, shell) => {
    const run = await call(
      `${driver.replace('[:]', "[namespace: 'builders', replicas: 2, waitSeconds: 300]")}
       resources: [requests: [memory: '2Gi'], limits: [cpu: 4]], nodeSelector: [pool: 'builders', disk: 'ssd'],
       tolerations: [[key: 'spot', operator: 'Exists'], [key: 'team', value: 'a', effect: 'NoSchedule']],
       entitlements: ['security.insecure'], insecureRegistries: ['r.io:5000']`,
    )
    const { words, status } = ranIn(scriptOf(run, 'Start the daemons'), {
      shell,
      tool: 'cat /run/kiln/buildx/kiln.toml >&2',
    })
    expect(status).toBe(0)
    expect(words.filter((word) => !word.startsWith('--node='))).toEqual([
      'create',
      '--bootstrap',
      '--name=kiln',
      '--driver=kubernetes',
      '--buildkitd-config=/run/kiln/buildx/kiln.toml',
      '--buildkitd-flags=--config=/etc/buildkit/buildkitd.toml --allow-insecure-entitlement=security.insecure',
      `--driver-opt="image=${buildkitImage}"`,
      '--driver-opt="rootless=true"',
      '--driver-opt="replicas=2"',
      '--driver-opt="timeout=300s"',
      '--driver-opt="namespace=builders"',
      '--driver-opt="requests.cpu=500m"',
      '--driver-opt="requests.memory=2Gi"',
      '--driver-opt="limits.memory=4Gi"',
      '--driver-opt="limits.cpu=4"',
      '--driver-opt="nodeselector=pool=builders,disk=ssd"',
      '--driver-opt="tolerations=operator=Exists,key=spot;operator=Equal,key=team,value=a,effect=NoSchedule"',
    ])
    const build = ranIn(scriptOf(run, 'Build with BuildKit'), {
      shell,
      tool: "echo '{}' >/run/kiln/metadata.json",
    })
    expect([build.status, ...build.words.slice(0, 3)]).toEqual([
      0,
      'build',
      '--builder=kiln',
      '--progress=plain',
    ])
  })

  it.each(Object.entries(shells))('removes what was made: %s', async (_, shell) => {
    const script = scriptOf(await call(driver), 'Remove the daemons')
    expect(ranIn(script, { shell })).toMatchObject({ status: 0, words: [] })
    const files = { '/run/kiln/buildx/instances/kiln': '{}' }
    expect(ranIn(script, { shell, files }).words).toEqual(['rm', '--force', 'kiln'])
  })

  it('says whose daemons do not answer', async () => {
    const { status, log } = ranIn(scriptOf(await call(driver), 'Start the daemons'), { tool: 'exit 1' })
    expect(status).toBe(1)
    expect(log).toMatch(
      /buildkitBuild: the daemons of buildx do not answer, see above; .* the Deployment \S+ lacks/,
    )
  })

  it.each(['Start the daemons', 'Build with BuildKit'])(
    'removes its daemons where «%s» fails',
    async (label) => {
      const run = await call(driver, '%', () =>
        jenkins().answer('sh', ({ args }) => args['label'] === label, 1),
      )
      expect(run.error!.message).toBe('script returned exit code 1')
      expect(storyOf(run).at(-1)).toContain('sh Remove the daemons')
    },
  )

  it('removes its daemons where the build is aborted', async () => {
    const stuck = () => {
      const world = jenkins()
      return world.answer(
        'sh',
        ({ args }) => args['label'] === 'Build with BuildKit',
        (step, signal) => {
          queueMicrotask(() => world.clock.advance(3_600_000))
          return hang(step, signal)
        },
      )
    }
    const run = await call(driver, '%', stuck)
    expect(run.outcome).toBe('aborted')
    expect(storyOf(run).at(-1)).toContain('sh Remove the daemons')
  })

  it('that cannot be removed costs a line of the log', async () => {
    const run = await call(driver, '%', () =>
      jenkins().answer('sh', ({ args }) => args['label'] === 'Remove the daemons', 1),
    )
    expect(run.outcome).toBe('success')
    expect(run.world.console).toContain('The daemons of buildx could not be removed.')
  })

  it('is not for a pull request from a fork, which has a daemon in its pod', async () => {
    const run = await call(driver, "withEnv(['CHANGE_FORK=stranger']) { % }")
    expect(specOf(run).containers.map(({ name }) => name)).toEqual(['buildkitd', 'buildx'])
    expect(JSON.stringify(podOf(run))).not.toContain('kube-api-access')
    expect(storyOf(run).join()).not.toContain('Start the daemons')
  })

  it.each([
    [
      "serviceAccount: 'a', kubernetesDriver: [:]",
      "option 'kubernetesDriver' needs client: 'buildx' beside it",
    ],
    ["client: 'buildx', kubernetesDriver: [:]", "option 'kubernetesDriver' needs 'serviceAccount' beside it"],
    [`${driver} daemon: [addresses: ['tcp://b:1'], plaintext: true]`, 'kubernetesDriver'],
    [`${driver} platforms: ['linux/amd64'], nativeBuilders: true`, 'kubernetesDriver'],
    [
      `${driver} tar: 'x.tar'`,
      "option 'tar' in Docker's format is not for 'kubernetesDriver': set tarFormat: 'oci'",
    ],
    [
      `${driver} resources: [limits: ['nvidia.com/gpu': 1]]`,
      "option 'resources' with 'kubernetesDriver' takes cpu, memory and ephemeral-storage, not 'nvidia.com/gpu'",
    ],
    [
      `${driver} cache: [azblob: [accountUrl: 'https://a.example.com', clientId: 'c']]`,
      "option 'cache.azblob.clientId' is for the daemon of the pod",
    ],
    [driver.replace('[:]', '[replicas: 0]'), "option 'kubernetesDriver.replicas'"],
  ])('is refused before anything starts with %s', async (options, message) => {
    const run = await call(options)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})
