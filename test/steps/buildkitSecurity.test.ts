import type { Container, PodSpec } from 'kubernetes-types/core/v1'
import { jenkins, pipeline, podOf, type StepRun, storyOf } from './kiln'

const call = (options: string, around = '%') =>
  pipeline(around.replace('%', `buildkitBuild(image: 'r.io/app', ${options})`), () => jenkins())
const specOf = (run: StepRun): PodSpec => podOf(run)['spec'] as unknown as PodSpec
const containerOf = (run: StepRun, name: string): Container =>
  specOf(run).containers.find((container) => container.name === name)!
/** The line that starts the daemon. */
const commandOf = (run: StepRun): string =>
  containerOf(run, 'buildkitd')
    .command!.at(-1)!
    .split('\n')
    .find((line) => line.endsWith(' >log 2>&1 &'))!

const confined = {
  runAsUser: 1000,
  runAsGroup: 1000,
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
}

describe('the daemon of the pod', () => {
  it('is rootless, asked for or not', async () => {
    const run = await call("security: 'rootless'")
    expect(podOf(run)).toEqual(podOf(await pipeline("buildkitBuild('r.io/app')")))
    expect(commandOf(run)).toBe(
      'rootlesskit buildkitd --oci-worker-no-process-sandbox --config=buildkitd.toml --addr=unix:///run/buildkit/buildkitd.sock >log 2>&1 &',
    )
    expect(containerOf(run, 'buildkitd').securityContext).toEqual({
      runAsUser: 1000,
      runAsGroup: 1000,
      runAsNonRoot: true,
      seccompProfile: { type: 'Unconfined' },
      appArmorProfile: { type: 'Unconfined' },
    })
    expect(specOf(run).hostUsers).toBeUndefined()
  })

  it('is root of the users that Kubernetes gives the pod, with what BuildKit needs there, where asked for', async () => {
    const run = await call("security: 'userns'")
    expect(specOf(run).hostUsers).toBe(false)
    const { image, securityContext, volumeMounts } = containerOf(run, 'buildkitd')
    expect(image).toBe('docker.io/moby/buildkit:v0.31.2')
    expect(securityContext).toEqual({
      runAsUser: 0,
      runAsGroup: 0,
      capabilities: { add: ['NET_ADMIN', 'SYS_ADMIN'] },
      seccompProfile: { type: 'Unconfined' },
      appArmorProfile: { type: 'Unconfined' },
    })
    expect(volumeMounts).toContainEqual({ name: 'buildkit-state', mountPath: '/var/lib/buildkit' })
    expect(commandOf(run)).toBe(
      'ownUsers buildkitd --root=/var/lib/buildkit --group=1000 --config=buildkitd.toml --addr=unix:///run/buildkit/buildkitd.sock >log 2>&1 &',
    )
  })

  it('is privileged where asked for by name', async () => {
    const run = await call("security: 'privileged'")
    expect(specOf(run).hostUsers).toBeUndefined()
    const { image, securityContext, volumeMounts } = containerOf(run, 'buildkitd')
    expect(image).toBe('docker.io/moby/buildkit:v0.31.2')
    expect(securityContext).toEqual({ runAsUser: 0, runAsGroup: 0, privileged: true })
    expect(volumeMounts).toContainEqual({ name: 'buildkit-state', mountPath: '/var/lib/buildkit' })
    expect(commandOf(run)).toBe(
      '$(command -v buildkitd-entrypoint || echo buildkitd) --root=/var/lib/buildkit --group=1000 --config=buildkitd.toml --addr=unix:///run/buildkit/buildkitd.sock >log 2>&1 &',
    )
  })

  it.each(['userns', 'privileged'])('alone has these rights: %s', async (security) => {
    const run = await call(
      `security: '${security}', agentImage: 'r.io/agent:1', auth: [[acr: 'team.azurecr.io']]`,
    )
    const { containers, initContainers } = specOf(run)
    expect(containers.map(({ name }) => name)).toEqual(['jnlp', 'buildkitd', 'buildctl'])
    expect(containerOf(run, 'buildctl').securityContext).toEqual(confined)
    const others = [containerOf(run, 'jnlp'), ...initContainers!]
    expect(others.map(({ securityContext }) => securityContext)).toEqual([undefined, undefined])
  })

  it.each(['userns', 'privileged'])('is rootless for a pull request from a fork: %s', async (security) => {
    const run = await call(`security: '${security}'`, "withEnv(['CHANGE_FORK=stranger']) { % }")
    expect(podOf(run)).toEqual(podOf(await pipeline("buildkitBuild('r.io/app')")))
  })

  it('can be of another image', async () => {
    const run = await call("security: 'privileged', buildkitImage: 'r.io/mirror/buildkit:1'")
    expect(specOf(run).containers.map(({ image }) => image)).toEqual([
      'r.io/mirror/buildkit:1',
      'r.io/mirror/buildkit:1',
    ])
  })

  it.each([
    ["security: 'root'", "option 'security' must be one of"],
    [
      "security: 'privileged', daemon: [addresses: ['tcp://b:1'], plaintext: true]",
      "give only one of 'security' and 'daemon'",
    ],
    [
      "security: 'userns', workspaceVolume: [nfs: [server: 'n', path: '/w']]",
      "option 'workspaceVolume.nfs' cannot be used with security: 'userns'",
    ],
    [
      "security: 'userns', cache: [folder: [nfs: [server: 'n', path: '/w']]]",
      "option 'cache.folder.nfs' cannot be used with security: 'userns'",
    ],
    [
      "security: 'userns', cacheFrom: [[inline: true], [folder: [nfs: [server: 'n', path: '/w']]]]",
      "option 'cacheFrom[1].folder.nfs' cannot be used with security: 'userns'",
    ],
  ])('is refused before anything starts with %s', async (options, message) => {
    const run = await call(options)
    expect(run.error?.message).toContain(message)
    expect(storyOf(run)).toEqual([])
  })
})
