import type { PodSpec } from 'kubernetes-types/core/v1'
import { argumentsOf, shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

const call = (options: string, image = "image: 'r.io/app',"): Promise<StepRun> =>
  pipeline(`buildkitBuild(${image} ${options})`, () => jenkins())
const specOf = (run: StepRun): PodSpec => podOf(run)['spec'] as unknown as PodSpec

describe('a build without a container for the daemon', () => {
  it('has one container, which is confined as a rootless daemon is', async () => {
    const { containers, volumes } = specOf(await call("daemonless: true, insecureRegistries: ['r.io']"))
    expect(containers).toEqual([
      {
        name: 'buildctl',
        image: 'docker.io/moby/buildkit:v0.31.2-rootless',
        command: ['sleep', '99d'],
        env: [
          { name: 'BUILDKITD_TOML', value: '[registry."r.io"]\n  http = true\n' },
          { name: 'BUILDKIT_HOST', value: 'unix:///run/buildkit/buildkitd.sock' },
          { name: 'DOCKER_CONFIG', value: '/run/kiln/docker' },
        ],
        securityContext: {
          runAsUser: 1000,
          runAsGroup: 1000,
          runAsNonRoot: true,
          seccompProfile: { type: 'Unconfined' },
          appArmorProfile: { type: 'Unconfined' },
        },
        resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '4Gi' } },
        volumeMounts: [
          { name: 'buildkit-socket', mountPath: '/run/buildkit' },
          { name: 'buildkit-state', mountPath: '/home/user/.local/share/buildkit' },
          { name: 'kiln-run', mountPath: '/run/kiln' },
        ],
      },
    ])
    expect(volumes!.map(({ name }) => name)).toEqual(['buildkit-socket', 'buildkit-state', 'kiln-run'])
  })

  it('starts the daemon in its script, without what could be secret, and ends it with the script', async () => {
    const script = scriptOf(await call('daemonless: true'), 'Build with BuildKit')
    expect(script).toContain(
      `serve() {
  for name in $(env | sed -n 's/^\\(KILN_[A-Z0-9_]*\\)=.*/\\1/p'); do unset "$name"; done
  cd /run/buildkit
  printf %s "$BUILDKITD_TOML" >buildkitd.toml
  exec rootlesskit buildkitd --oci-worker-no-process-sandbox --config=buildkitd.toml "--addr=$BUILDKIT_HOST" >log 2>&1
}`,
    )
    expect(script).toContain(`trap 'stop; keep; rm -rf "$DOCKER_CONFIG" "$run/tls"' EXIT`)
  })

  it.each(Object.entries(shells))('builds as any other, in %s', async (_name, shell) => {
    const words = async (options: string) =>
      argumentsOf(scriptOf(await call(options), 'Build with BuildKit'), shell)
    expect(await words('daemonless: true')).toEqual(await words(''))
  })

  it.each([
    ["images: [[image: 'r.io/a']], daemonless: true", "give only one of 'daemonless' and 'images'"],
    [
      "daemonless: true, daemon: [addresses: ['tcp://b:1'], plaintext: true]",
      "give only one of 'daemonless' and 'daemon'",
    ],
    ["daemonless: true, security: 'privileged'", "give only one of 'daemonless' and 'security'"],
    ["daemonless: true, entitlements: ['network.host']", "give only one of 'daemonless' and 'entitlements'"],
    [
      "daemonless: true, cacheFrom: [[azblob: [accountUrl: 'https://a.example.com', keyCredentialsId: 'k']]]",
      "option 'cacheFrom[0].azblob.keyCredentialsId' cannot be used with daemonless: a RUN could see the key",
    ],
    [
      "daemonless: true, cache: [s3: [bucket: 'bucket', region: 'r', keyCredentialsId: 'k']]",
      "option 'cache.s3.keyCredentialsId' cannot be used with daemonless: a RUN could see the key",
    ],
  ])('is refused before anything starts with %s', async (options, message) => {
    const run = await call(options, options.includes('images:') ? '' : undefined)
    expect(run.error?.message).toContain(message)
    expect(storyOf(run)).toEqual([])
  })
})
