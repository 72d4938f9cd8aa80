import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildkitRootImage } from '../../src/images'
import { buildkitPod } from '../../src/pods/buildkitPod'
import { useOwner } from '../bench/podman/testing'
import { busyboxImage, needImage } from '../tools/images'
import { Network } from '../tools/network'
import type { Owner } from '../tools/owner'
import { ownerLabel, podman, tryPodman } from '../tools/podman'
import { Registry } from '../tools/registry'
import { describeWithPods } from '../withPods'
import { build, call } from './build'

/** Tells which processes a RUN sees, and whose users it has. */
const dockerfile = `ARG BASE
FROM \${BASE}
RUN echo /proc/[0-9]* >/seen && awk '{ print $1, $2, $3 }' /proc/self/uid_map >>/seen
RUN --network=none tail -n +3 /proc/net/dev | cut -d : -f 1 | tr -d ' ' >>/seen
CMD ["cat", "/seen"]
`

describeWithPods('the daemon of the pod', () => {
  const owner = useOwner()
  beforeAll(() => needImage(buildkitRootImage), 300_000)

  it('builds and pushes as privileged, where a RUN sees no process but its own', async () => {
    const { result, error, registry, leaks } = await build(owner(), call("security: 'privileged'"), {
      files: { Dockerfile: dockerfile },
    })
    expect(error).toBeUndefined()
    const { digest } = await registry.read('app', 'latest')
    expect(result).toMatchObject({ digest })
    expect(await registry.pullAndRun('app', digest)).toBe('/proc/1\n0 0 4294967295\nlo\n')
    expect(leaks).toEqual([])
  })

  it('runs in the client’s container for one build alone, whose secrets and logins no RUN can read', async () => {
    const text = 'canary-t3xt'
    const files = {
      Dockerfile: `ARG BASE
        FROM \${BASE}
        RUN echo /proc/[0-9]* | wc -w >/seen
        RUN cat /proc/[0-9]*/environ /proc/[0-9]*/root/run/kiln/docker/config.json 2>/dev/null | grep -ac 't3xt\\|auths' >>/seen || :
        RUN --mount=type=secret,id=text wc -c </run/secrets/text >>/seen
        CMD ["cat", "/seen"]
        `,
    }
    const { result, error, registry, leaks } = await build(
      owner(),
      call("daemonless: true, secrets: [[id: 'text', credentialsId: 'text']]"),
      { files, credentials: { text: { text } }, secrets: [text] },
    )
    expect(error).toBeUndefined()
    const { digest } = await registry.read('app', 'latest')
    expect(result).toMatchObject({ digest })
    const [processes, found, length] = (await registry.pullAndRun('app', digest))
      .trim()
      .split('\n')
      .map(Number)
    expect(processes).toBeGreaterThan(3)
    expect([found, length]).toEqual([0, text.length])
    expect(leaks).toEqual([])
  })

  it('shows its log where it cannot start in the client’s container', async () => {
    const { outcome, log } = await build(owner(), call(`daemonless: true, buildkitImage: '${busyboxImage}'`))
    expect(outcome).toBe('failure')
    expect(log).toMatch(/buildkitd ended before the build. Its log:\n.*rootlesskit: not found/)
  })

  it('builds and pushes as root of another user namespace, with the rights of its document and no more', async () => {
    const network = await Network.start(owner())
    const registry = await Registry.start(owner(), network)
    await registry.push(busyboxImage, 'busybox:1')
    const daemon = await startDaemon(owner(), network, registry, inUserNamespace)
    const { code, stdout } = await daemon(`
      export BUILDKIT_HOST=unix:///run/buildkit/buildkitd.sock DOCKER_CONFIG=/context
      until buildctl debug workers >/dev/null 2>&1 || [ -e /run/buildkit/ended ]; do sleep 0.2; done
      buildctl build --progress=plain --frontend=dockerfile.v0 --local=context=/context --local=dockerfile=/context \\
        --opt=build-arg:BASE=${registry.address}/busybox:1 --output=type=image,name=${registry.address}/app:1,push=true 2>&1 ||
        { cat /run/buildkit/log; exit 1; }`)
    expect({ code, log: code === 0 ? '' : stdout }).toEqual({ code: 0, log: '' })
    const { digest } = await registry.read('app', '1')
    expect(await registry.pullAndRun('app', digest)).toBe('/proc/1\n0 200000 65536\nlo\n')

    const asRootOfNode = await startDaemon(owner(), network, registry, [])
    const { stdout: log } = await asRootOfNode(
      'until [ -e /run/buildkit/ended ]; do sleep 0.2; done; cat /run/buildkit/log',
    )
    expect(log).toBe(
      'The pod has the users of the node: the cluster does not support hostUsers: false.\nIt ended with exit code 1\n',
    )
  })
})

const inUserNamespace = ['--uidmap', '0:200000:65536', '--gidmap', '0:200000:65536']

/**
 * Starts the daemon's container of `security: 'userns'` with the rights of its document. The user namespace is podman's, by
 * options of `podman run`: `podman play kube` can make none here. Returns how to run a script beside it, as the client's user.
 */
async function startDaemon(owner: Owner, network: Network, registry: Registry, users: string[]) {
  const { spec } = buildkitPod({ security: 'userns', insecureRegistries: [registry.address] })
  const { image, command, env, securityContext, volumeMounts } = spec!.containers[0]!
  const { runAsUser, runAsGroup, capabilities, seccompProfile } = securityContext!
  const folder = await owner.folder()
  const shared = (name: string): string => {
    mkdirSync(join(folder, name))
    chmodSync(join(folder, name), 0o777)
    return join(folder, name)
  }
  const context = shared('context')
  writeFileSync(join(context, 'Dockerfile'), dockerfile)
  const auth = Buffer.from(`${registry.username}:${registry.password}`).toString('base64')
  writeFileSync(join(context, 'config.json'), JSON.stringify({ auths: { [registry.address]: { auth } } }))
  chmodSync(folder, 0o755)
  const name = `kiln-buildkitd-${owner.id}-${users.length}`
  owner.defer(`container ${name}`, async () => {
    // Killed, podman 4.3.1 sometimes cannot remove its folder.
    await podman(['stop', '--ignore', '--time', '10', name])
    await podman(['rm', '--ignore', '--volumes', name])
  })
  await podman([
    ...['run', '--detach', '--name', name, '--label', `${ownerLabel}=${owner.id}`, ...network.join()],
    ...users,
    ...['--user', `${runAsUser}:${runAsGroup}`, '--cap-add', capabilities!.add!.join()],
    ...(seccompProfile!.type === 'Unconfined' ? ['--security-opt', 'seccomp=unconfined'] : []),
    ...env!.flatMap(({ name, value }) => ['--env', `${name}=${value}`]),
    ...volumeMounts!.flatMap(({ name, mountPath }) => ['--volume', `${shared(name)}:${mountPath}`]),
    ...['--volume', `${context}:/context:ro`, '--entrypoint', JSON.stringify(command), image!],
  ])
  return (script: string) => tryPodman(['exec', '--user', '1000:1000', name, 'sh', '-c', script])
}
