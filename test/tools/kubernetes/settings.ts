import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run'

/** The host's address on the bridge of the pods, on which the API server listens. */
export const host = '10.88.0.1'
export const apiServer = `https://${host}:6443`
export const bridge = 'kiln-kube0'
export const podNetwork = '10.88.0.0/24'
export const serviceNetwork = '10.96.0.0/16'
export const node = 'node1'

const users = {
  admin: 'system:masters',
  'system:kube-controller-manager': '',
  'system:kube-scheduler': '',
  'system:kube-proxy': '',
  [`system:node:${node}`]: 'system:nodes',
}

/** Writes keys, certificates, tokens and the configuration of each program into the folder. */
export async function writeSettings(folder: string, tools: string): Promise<void> {
  await mkdir(join(folder, 'cni'), { recursive: true })
  await writeKeys(folder)
  const tokens = Object.fromEntries(Object.keys(users).map((user, i) => [user, `token-${i}-${Date.now()}`]))
  await writeFile(
    join(folder, 'tokens.csv'),
    Object.entries(users)
      .map(([user, group], i) => `${tokens[user]},${user},u${i}${group === '' ? '' : `,"${group}"`}\n`)
      .join(''),
  )
  for (const user of Object.keys(users)) {
    const file = join(folder, `${user.replaceAll(':', '-')}.kubeconfig`)
    await writeFile(file, JSON.stringify(kubeconfig(folder, tokens[user]!)))
  }
  await writeFile(join(folder, 'kubelet.yaml'), JSON.stringify(kubelet(folder)))
  await writeFile(join(folder, 'cni/10-bridge.conflist'), JSON.stringify(cni(folder)))
  await writeFile(join(folder, 'containerd.toml'), containerd(folder, tools))
  await writeFile(join(folder, 'resolv.conf'), `nameserver ${host}\n`)
}

export function kubeconfigOf(folder: string, user: keyof typeof users): string {
  return join(folder, `${user.replaceAll(':', '-')}.kubeconfig`)
}

async function writeKeys(folder: string): Promise<void> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  const sign = async (name: string, subject: string, extension: string): Promise<void> => {
    await writeFile(join(folder, `${name}.ext`), `${extension}\n`)
    await openssl(
      'req',
      '-new',
      '-nodes',
      '-newkey',
      'rsa:2048',
      '-keyout',
      `${name}.key`,
      '-subj',
      subject,
      '-out',
      `${name}.csr`,
    )
    const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30']
    await openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...issuer,
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.crt`,
    )
  }
  await openssl(
    'req',
    '-x509',
    '-nodes',
    '-newkey',
    'rsa:2048',
    '-keyout',
    'ca.key',
    '-subj',
    '/CN=kiln-tests',
    '-days',
    '30',
    '-out',
    'ca.crt',
  )
  const names = ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'].map(
    (name) => `DNS:${name}`,
  )
  await sign(
    'server',
    '/CN=kube-apiserver',
    `subjectAltName=IP:127.0.0.1,IP:10.96.0.1,IP:${host},${names.join()}`,
  )
  await sign('kubelet-client', '/O=system:masters/CN=kube-apiserver', 'extendedKeyUsage=clientAuth')
  await openssl('genrsa', '-out', 'accounts.key', '2048')
  await openssl('rsa', '-in', 'accounts.key', '-pubout', '-out', 'accounts.pub')
}

function kubeconfig(folder: string, token: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server: apiServer, 'certificate-authority': join(folder, 'ca.crt') } },
    ],
    users: [{ name: 'u', user: { token } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'default' } }],
    'current-context': 'x',
  }
}

/** Without reserves and thresholds for the disk: the machine of the tests may be full of other things. */
function kubelet(folder: string): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: host,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: join(folder, 'ca.crt') },
    },
    authorization: { mode: 'Webhook' },
    cgroupDriver: 'cgroupfs',
    containerRuntimeEndpoint: `unix://${folder}/containerd.sock`,
    failSwapOn: false,
    failCgroupV1: false,
    enforceNodeAllocatable: [],
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    readOnlyPort: 0,
    podLogsDir: join(folder, 'pod-logs'),
    resolvConf: join(folder, 'resolv.conf'),
    // Secrets and the like reach a running pod within seconds.
    syncFrequency: '5s',
  }
}

function cni(folder: string): object {
  return {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [
      {
        type: 'bridge',
        bridge,
        isGateway: true,
        hairpinMode: true,
        ipam: {
          type: 'host-local',
          dataDir: join(folder, 'addresses'),
          ranges: [[{ subnet: podNetwork, gateway: host }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
    ],
  }
}

/** Where root lacks CAP_SYS_RESOURCE, the OOM score of a process cannot be lowered, nor its limits raised. */
function containerd(folder: string, runtime: string): string {
  return `version = 2
root = "${folder}/containerd/root"
state = "${folder}/containerd/state"
[grpc]
  address = "${folder}/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  restrict_oom_score_adj = true
  sandbox_image = "docker.io/kiln/pause:1"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
      BinaryName = "${runtime}"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${folder}/cni"
[plugins."io.containerd.internal.v1.opt"]
  path = "${folder}/containerd/opt"
`
}
