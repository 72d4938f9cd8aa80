import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeWithPods } from '../../withPods'
import { busyboxImage } from '../../tools/images'
import { Network } from '../../tools/network'
import { podman } from '../../tools/podman'
import { Registry } from '../../tools/registry'
import { Build } from './build'
import { useOwner } from './testing'

const pod = (spec: string): string => `
spec:
  containers:
    - name: tool
      image: ${busyboxImage}
      command: [sleep, 99d]
${spec}`

describeWithPods('a pod on podman', () => {
  const owner = useOwner()

  it('runs a rootless BuildKit daemon without privilege, which pushes to a registry with a login', async () => {
    const network = await Network.start(owner())
    const registry = await Registry.start(owner(), network)
    await registry.push(busyboxImage, 'busybox:1')
    const { username, password } = registry
    const build = await Build.start(owner(), { network, credentials: { registry: { username, password } } })
    const yaml = readFileSync(join(__dirname, 'rootless-buildkit.pod.yaml'), 'utf8')
    await build.inPod(yaml, async (blocks) => {
      const dockerfile = `FROM registry:5000/busybox:1 AS made\nRUN echo "by user $(id -u)" >/made\nFROM registry:5000/busybox:1\nCOPY --from=made /made /made\nCMD ["cat", "/made"]\n`
      await build.call(blocks, 'writeFile', { file: 'Dockerfile', text: dockerfile })
      const bindings = [
        {
          $class: 'usernamePassword',
          credentialsId: 'registry',
          usernameVariable: 'U',
          passwordVariable: 'P',
        },
      ]
      await build.block(blocks, 'withCredentials', { bindings }, (inside) =>
        build.print(
          inside,
          'buildctl',
          `printf '{"auths":{"registry:5000":{"auth":"%s"}}}' "$(printf %s:%s "$U" "$P" | base64 | tr -d '\\n')" >"$DOCKER_CONFIG/config.json"`,
        ),
      )
      await build.print(
        blocks,
        'buildctl',
        `until buildctl debug workers; do sleep 1; done
         buildctl build --frontend dockerfile.v0 --local context=. --local dockerfile=. \\
           --output type=image,name=registry:5000/made:1,push=true`,
      )
    })
    const { digest } = await registry.read('made', '1')
    expect(await registry.pullAndRun('made', digest)).toBe('by user 0\n')
  })

  it('has volumes of its own: another pod with a volume of the same name does not see its files', async () => {
    const build = await Build.start(owner())
    const write = (blocks: Parameters<Build['call']>[0]) =>
      build.print(blocks, 'tool', 'ls -A . >&2; ls -A; touch mine')
    const [one, two] = await Promise.all([build.inPod(pod(''), write), build.inPod(pod(''), write)])
    expect([one, two]).toEqual(['', ''])
  })

  it('gives a memory volume the size that it asks for, on tmpfs', async () => {
    const build = await Build.start(owner())
    const yaml = pod(`      volumeMounts: [{ name: secrets, mountPath: /secrets }]
  volumes: [{ name: secrets, emptyDir: { medium: Memory, sizeLimit: 2Mi } }]`)
    const mount = await build.inPod(yaml, (blocks) =>
      build.print(blocks, 'tool', `df -k /secrets | tail -n 1`),
    )
    expect(String(mount).split(/\s+/).slice(0, 2)).toEqual(['tmpfs', '2048'])
  })

  it('publishes no port on the machine and has a network namespace of its own', async () => {
    const build = await Build.start(owner())
    const yaml = pod('      ports: [{ containerPort: 47113 }]')
    await build.inPod(yaml, async (blocks) => {
      const [name] = /build-1-\w+/.exec(build.log.join('\n')) ?? []
      const { Containers } = JSON.parse(await podman(['pod', 'inspect', name ?? ''])) as {
        Containers: readonly { Id: string }[]
      }
      for (const { Id } of Containers) {
        expect(await podman(['inspect', '--format', '{{json .HostConfig.PortBindings}}', Id])).toMatch(
          /^(null|\{\})\n$/,
        )
      }
      const outside = readFileSync('/proc/net/dev', 'utf8').split('\n').length
      const inside = String(await build.print(blocks, 'tool', 'cat /proc/net/dev')).split('\n').length
      expect(inside).toBeLessThan(outside)
    })
  })

  it('gives each container the security context that it asks for', async () => {
    const contexts: { [container: string]: [context: string, shows: RegExp[]] } = {
      user: [
        '{ runAsUser: 1234, runAsGroup: 2345 }',
        [/^uid=1234\S* gid=2345/m, /^Seccomp:\s+2$/m, /^NoNewPrivs:\s+0$/m],
      ],
      stripped: [
        '{ allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }',
        [/^CapBnd:\s+0{16}$/m, /^NoNewPrivs:\s+1$/m],
      ],
      admin: ['{ capabilities: { drop: [ALL], add: [NET_ADMIN] } }', [/^CapEff:\s+0{12}1000$/m]],
      privileged: ['{ privileged: true }', [/^CapEff:\s+\w*fffeffffff$/m, /^Seccomp:\s+0$/m]],
      unconfined: ['{ seccompProfile: { type: Unconfined } }', [/^Seccomp:\s+0$/m]],
      fixed: [
        '{ readOnlyRootFilesystem: true }',
        [/^cannot write \/tmp$/m, /^cannot write \/$/m, /^can write workspace$/m],
      ],
    }
    const containers = Object.entries(contexts).map(
      ([name, [context]]) =>
        `    - { name: ${name}, image: ${busyboxImage}, command: [sleep, 99d], securityContext: ${context} }\n`,
    )
    const script = `id; grep -E '^(Cap|NoNewPrivs|Seccomp)' /proc/self/status
      try() { if touch "$1/new"; then echo "can write $2"; else echo "cannot write $2"; fi; }
      try . workspace; try /tmp /tmp; try / /`
    const build = await Build.start(owner())
    await build.inPod(`spec:\n  containers:\n${containers.join('')}`, async (blocks) => {
      for (const [name, [, shows]] of Object.entries(contexts)) {
        const text = await build.print(blocks, name, script)
        for (const line of shows) expect(`${name}:\n${text}`).toMatch(line)
      }
    })
  })

  it('makes processes and volumes of the fsGroup', async () => {
    const build = await Build.start(owner())
    const yaml = `${pod('')}  securityContext: { runAsUser: 1234, runAsGroup: 2345, fsGroup: 3456 }\n`
    const text = await build.inPod(yaml, (blocks) =>
      build.print(blocks, 'tool', 'id -G; touch /home/jenkins/agent/new; stat -c %g /home/jenkins/agent/new'),
    )
    expect(text).toBe('2345 3456\n3456\n')
  })

  it('refuses a container with runAsNonRoot that would run as root', async () => {
    const build = await Build.start(owner())
    const yaml = pod('      securityContext: { runAsNonRoot: true }')
    await expect(build.inPod(yaml, async () => null)).rejects.toThrow(
      'tool has runAsNonRoot and would run as user',
    )
  })
})
