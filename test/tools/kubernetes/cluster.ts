import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from '../cache'
import { needImage } from '../images'
import { need } from '../need'
import type { Owner } from '../owner'
import { podman, runtime } from '../podman'
import { isRunning } from '../process'
import { attempt, run, type Ran, type RunOptions, ToolError } from '../run'
import { kubernetesPrograms } from './programs'
import {
  apiServer,
  bridge,
  host,
  kubeconfigOf,
  node,
  podNetwork,
  serviceNetwork,
  writeSettings,
} from './settings'

/** What a node needs of the machine, besides what pods on podman need. */
export const nodeTools = ['containerd', 'cni', 'openssl', 'ip', 'nft'] as const

/** The container that holds a pod's namespaces. */
const pauseImage = 'docker.io/kiln/pause:1'

/**
 * A real Kubernetes of one node: etcd, API server, controllers, scheduler, kubelet, kube-proxy and containerd, as processes
 * of this machine. There is no DNS. Only one can run at a time; others wait for it.
 */
export class Cluster {
  private constructor(
    private readonly folder: string,
    private readonly programs: string,
  ) {}

  static async start(owner: Owner): Promise<Cluster> {
    await need(nodeTools)
    await placeForOne(owner)
    const programs = await kubernetesPrograms()
    const folder = await owner.folder()
    await writeSettings(folder, runtime())
    const cluster = new Cluster(folder, programs)
    owner.defer('what the node left on the machine', () => cluster.cleanUp())
    try {
      await cluster.startAll(owner)
    } catch (error) {
      throw new ToolError(`${(error as Error).message}\n${cluster.logs()}`)
    }
    return cluster
  }

  /** Runs kubectl as the administrator, whatever its exit code. */
  kubectl(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const env = { ...process.env, KUBECONFIG: kubeconfigOf(this.folder, 'admin') }
    return attempt(join(this.programs, 'kubectl'), args, { env, ...options })
  }

  /** The same for what must succeed; returns what it prints. */
  async get(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args)
    if (code !== 0) throw new ToolError(`kubectl ${args.join(' ')}: ${stderr.trim()}`)
    return stdout.trim()
  }

  async apply(...objects: object[]): Promise<void> {
    const input = objects.map((object) => JSON.stringify(object)).join('\n---\n')
    const { code, stderr } = await this.kubectl(['apply', '-f', '-'], { input })
    if (code !== 0) throw new ToolError(`kubectl apply: ${stderr.trim()}`)
  }

  /** Puts images into the node's store, pulled or made here under the same names. */
  async import(...references: string[]): Promise<void> {
    for (const reference of references) {
      await needImage(reference)
      const archive = join(this.folder, 'image.tar')
      await podman(['save', '--quiet', '--output', archive, reference])
      await run('ctr', ['-a', `${this.folder}/containerd.sock`, '-n', 'k8s.io', 'images', 'import', archive])
      await run('rm', [archive])
    }
  }

  private async startAll(owner: Owner): Promise<void> {
    await run('ip', ['link', 'add', bridge, 'type', 'bridge'])
    await run('ip', ['addr', 'add', `${host}/24`, 'dev', bridge])
    await run('ip', ['link', 'set', bridge, 'up'])
    await run('sysctl', ['-qw', 'net.ipv4.ip_forward=1'])
    const { folder } = this
    const start = (name: string, args: string[]) => this.process(owner, name, join(this.programs, name), args)
    const etcd = 'http://127.0.0.1:23790'
    start('etcd', [
      ...[
        '--name',
        'n',
        '--data-dir',
        join(folder, 'etcd'),
        '--listen-client-urls',
        etcd,
        '--advertise-client-urls',
        etcd,
      ],
      ...[
        '--listen-peer-urls',
        'http://127.0.0.1:23800',
        '--initial-advertise-peer-urls',
        'http://127.0.0.1:23800',
      ],
      ...['--initial-cluster', 'n=http://127.0.0.1:23800'],
    ])
    start('kube-apiserver', [
      ...[
        '--etcd-servers',
        etcd,
        '--bind-address',
        host,
        '--advertise-address',
        host,
        '--secure-port',
        '6443',
      ],
      ...[
        '--tls-cert-file',
        join(folder, 'server.crt'),
        '--tls-private-key-file',
        join(folder, 'server.key'),
      ],
      ...['--token-auth-file', join(folder, 'tokens.csv'), '--client-ca-file', join(folder, 'ca.crt')],
      ...['--kubelet-client-certificate', join(folder, 'kubelet-client.crt')],
      ...['--kubelet-client-key', join(folder, 'kubelet-client.key')],
      ...['--service-account-issuer', 'https://kubernetes.default.svc'],
      ...['--service-account-key-file', join(folder, 'accounts.pub')],
      ...['--service-account-signing-key-file', join(folder, 'accounts.key')],
      ...[
        '--service-cluster-ip-range',
        serviceNetwork,
        '--authorization-mode',
        'Node,RBAC',
        '--allow-privileged=true',
      ],
      ...['--kubelet-preferred-address-types', 'InternalIP'],
    ])
    this.process(owner, 'containerd', 'containerd', ['-c', join(folder, 'containerd.toml')])
    await this.until(
      'the API server answers',
      async () => (await this.kubectl(['get', '--raw', '/readyz'])).code === 0,
    )
    start('kube-controller-manager', [
      ...[
        '--kubeconfig',
        kubeconfigOf(folder, 'system:kube-controller-manager'),
        '--use-service-account-credentials',
      ],
      ...[
        '--service-account-private-key-file',
        join(folder, 'accounts.key'),
        '--root-ca-file',
        join(folder, 'ca.crt'),
      ],
      ...['--leader-elect=false', '--bind-address', '127.0.0.1', '--cluster-cidr', podNetwork],
      ...['--service-cluster-ip-range', serviceNetwork],
    ])
    start('kube-scheduler', [
      ...[
        '--kubeconfig',
        kubeconfigOf(folder, 'system:kube-scheduler'),
        '--leader-elect=false',
        '--bind-address',
        '127.0.0.1',
      ],
    ])
    await this.import(pauseImage)
    start('kubelet', [
      ...[
        '--config',
        join(folder, 'kubelet.yaml'),
        '--kubeconfig',
        kubeconfigOf(folder, `system:node:${node}`),
      ],
      ...['--root-dir', join(folder, 'kubelet'), '--hostname-override', node, '--node-ip', host],
    ])
    start('kube-proxy', [
      ...['--kubeconfig', kubeconfigOf(folder, 'system:kube-proxy'), '--hostname-override', node],
      ...['--proxy-mode', 'nftables', '--cluster-cidr', podNetwork, '--bind-address', host],
      ...['--healthz-bind-address', '127.0.0.1:10256', '--metrics-bind-address', '127.0.0.1:10249'],
    ])
    const ready = '{.status.conditions[?(@.type=="Ready")].status}'
    await this.until('the node is ready', async () => {
      const { stdout } = await this.kubectl(['get', 'node', node, '-o', `jsonpath=${ready}`])
      return stdout === 'True' && (await this.kubectl(['get', 'serviceaccount', 'default'])).code === 0
    })
  }

  private process(owner: Owner, name: string, program: string, args: string[]): void {
    const log = openSync(join(this.folder, `${name}.log`), 'w')
    const child = spawn(program, args, { stdio: ['ignore', log, log], detached: true })
    child.unref()
    const pid = child.pid!
    owner.defer(`the process ${name}`, async () => {
      for (const [signal, tries] of [
        ['SIGTERM', 50],
        ['SIGKILL', 50],
      ] as const) {
        if (!isRunning(pid)) return
        process.kill(pid, signal)
        for (let i = 0; i < tries && isRunning(pid); i++) await sleep(100)
      }
    })
  }

  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 240; tries++) {
      if (await holds()) return
      await sleep(500)
    }
    throw new ToolError(`${what}: not within two minutes (${apiServer})`)
  }

  /** The end of each program's log. */
  private logs(): string {
    return ['etcd', 'kube-apiserver', 'containerd', 'kubelet']
      .map((name) => {
        try {
          return `${name}: ${readFileSync(join(this.folder, `${name}.log`), 'utf8')
            .trim()
            .split('\n')
            .slice(-3)
            .join('\n')}`
        } catch {
          return `${name}: no log`
        }
      })
      .join('\n')
  }

  /** What the programs leave when they have ended: mounts, network namespaces, the bridge, rules of packet filters. */
  private async cleanUp(): Promise<void> {
    // Not in the script, whose own command line the pattern fits.
    await attempt('pkill', ['-9', '-f', `containerd-shim.*${this.folder}`])
    await sleep(1000)
    const script = `
      awk '$2 ~ "^${this.folder}/" { print $2 }' /proc/mounts | sort -r | while read -r mount; do umount -l "$mount"; done
      ip netns list | awk '/^cni-/ { print $1 }' | while read -r name; do ip netns del "$name"; done
      ip link del ${bridge} 2>/dev/null
      nft delete table ip kube-proxy 2>/dev/null
      nft delete table ip6 kube-proxy 2>/dev/null
      for command in iptables ip6tables; do
        for chain in INPUT OUTPUT; do $command -D $chain -j KUBE-FIREWALL; done
        $command -F KUBE-FIREWALL; $command -X KUBE-FIREWALL
        for table in nat filter mangle; do
          $command -t $table -X KUBE-KUBELET-CANARY
          $command -t $table -X KUBE-IPTABLES-HINT
        done
      done 2>/dev/null
      for folder in /sys/fs/cgroup/kubepods /sys/fs/cgroup/*/kubepods; do
        [ ! -d "$folder" ] || find "$folder" -depth -type d -exec rmdir {} \\; 2>/dev/null
      done
      exit 0`
    await attempt('sh', ['-c', script])
  }
}

/** Waits until no other run has a node, and keeps others out until the owner's things are taken away. */
function placeForOne(owner: Owner): Promise<void> {
  return new Promise((taken, failed) => {
    const untilReleased = () =>
      new Promise<void>((release) => {
        owner.defer('the place for a node', async () => release())
        taken()
      })
    withLock('kubernetes-node', untilReleased).catch(failed)
  })
}
