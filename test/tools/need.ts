import { existsSync, readFileSync } from 'node:fs'
import { interruption } from './interruption'
import { attempt, run, ToolError } from './run'
import { say } from './say'

interface Need {
  readonly what: string
  /** Debian and Ubuntu packages that bring it; none where they are too old. */
  readonly packages: readonly string[]
  /** Why it is not there, or null. */
  readonly missing: () => Promise<string | null>
}

const needs = {
  node: {
    what: 'Node 20 or newer, https://nodejs.org',
    packages: [],
    missing: async () => older(process.version, 20),
  },
  java: {
    what: 'a JDK, 17 or newer',
    packages: ['openjdk-17-jdk-headless'],
    missing: () => version('javac', ['-version'], 17),
  },
  maven: { what: 'Maven 3', packages: ['maven'], missing: () => version('mvn', ['--version'], 3) },
  // The shell of Alpine and of Kaniko's image; the other shells are on every Debian.
  ash: { what: 'busybox', packages: ['busybox'], missing: () => version('busybox', ['--help'], 1) },
  podman: {
    what: 'podman 4 or newer',
    packages: ['podman'],
    missing: () => version('podman', ['--version'], 4),
  },
  // Named, because podman also takes crun, under which a nested daemon fails.
  runc: { what: 'runc', packages: ['runc'], missing: () => version('runc', ['--version'], 1) },
  pause: { what: 'catatonit', packages: ['catatonit'], missing: () => helper('catatonit') },
  network: { what: 'netavark', packages: ['netavark', 'iptables'], missing: () => helper('netavark') },
  names: { what: 'aardvark-dns', packages: ['aardvark-dns'], missing: () => helper('aardvark-dns') },
  root: {
    what: 'root, to run pods',
    packages: [],
    missing: async () => (process.getuid?.() === 0 ? null : 'this is another user; try `sudo -E`'),
  },
  // A rootless daemon in a pod makes user namespaces.
  userNamespaces: {
    what: 'user namespaces for ordinary users',
    packages: [],
    missing: async () =>
      setting('user/max_user_namespaces', '0') ?? setting('kernel/unprivileged_userns_clone', '0'),
  },
  appArmor: {
    what: 'user namespaces for ordinary users under AppArmor',
    packages: [],
    missing: async () => setting('kernel/apparmor_restrict_unprivileged_userns', '1'),
  },
  containerd: {
    what: 'containerd',
    packages: ['containerd'],
    missing: () => version('containerd', ['--version'], 1),
  },
  cni: {
    what: 'the CNI plugins',
    packages: ['containernetworking-plugins'],
    missing: async () => (existsSync('/usr/lib/cni/bridge') ? null : '`/usr/lib/cni/bridge` is not there'),
  },
  openssl: { what: 'openssl', packages: ['openssl'], missing: () => version('openssl', ['version'], 1) },
  ip: { what: 'iproute2', packages: ['iproute2'], missing: () => version('ip', ['-V'], 1) },
  nft: { what: 'nftables', packages: ['nftables'], missing: () => version('nft', ['--version'], 1) },
  go: {
    what: 'Go 1.24 or newer, https://go.dev/dl',
    packages: [],
    missing: () => version('go', ['version'], 1.24),
  },
} satisfies Record<string, Need>

export type Tool = keyof typeof needs

/** What compiling, the recorded bench and the tests of shell text need. */
export const benchTools: readonly Tool[] = ['node', 'java', 'maven', 'ash']
/** What running pods needs. */
export const podTools: readonly Tool[] = [
  'root',
  'podman',
  'runc',
  'pause',
  'network',
  'names',
  'userNamespaces',
  'appArmor',
]

/**
 * Makes sure that these tools are on the machine. As root on Debian or Ubuntu it installs what is missing, saying so;
 * otherwise it throws a `ToolError` that says what to install.
 */
export async function need(tools: readonly Tool[]): Promise<void> {
  let missing = await lacking(tools)
  const packages = [...new Set(missing.flatMap(({ packages }) => packages))]
  if (packages.length > 0 && isDebian() && process.getuid?.() === 0) {
    say(`installing ${packages.join(' ')} (about a minute)`)
    await install(packages)
    missing = await lacking(tools)
  }
  if (missing.length === 0) return
  const lines = missing.map(({ what, reason }) => `  ${what}: ${reason}`)
  const wanted = [...new Set(missing.flatMap(({ packages }) => packages))]
  if (wanted.length > 0) {
    lines.push(
      isDebian()
        ? `On this machine: sudo apt-get install ${wanted.join(' ')}`
        : `Debian has them as: ${wanted.join(' ')}`,
    )
  }
  throw new ToolError(`Missing on this machine:\n${lines.join('\n')}`)
}

async function lacking(tools: readonly Tool[]) {
  const all = await Promise.all(
    tools.map(async (tool) => {
      const need: Need = needs[tool]
      return { what: need.what, packages: need.packages, reason: await need.missing() }
    }),
  )
  return all.filter(({ reason }) => reason !== null)
}

/** Installs Debian packages, not to be interrupted, with fresh package lists where the machine has none or outdated ones. */
async function install(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt on the machine is waited for.
  const command = [
    '-o',
    'DPkg::Lock::Timeout=300',
    'install',
    '--yes',
    '--no-install-recommends',
    ...packages,
  ]
  if ((await attempt('apt-get', command, { env })).code === 0) return
  await run('apt-get', ['update'], { env, signal: interruption })
  await run('apt-get', command, { env })
}

export function isDebian(): boolean {
  if (!existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** `atLeast` is `major` or `major.minor`, as a number: 17, 1.24. */
async function version(command: string, args: readonly string[], atLeast: number): Promise<string | null> {
  const ran = await attempt(command, args, { env: process.env }).catch(() => null)
  if (ran === null || ran.code !== 0) return `\`${command}\` is not there`
  return older(ran.stdout + ran.stderr, atLeast)
}

function older(text: string, atLeast: number): string | null {
  const found = /(\d+)\.(\d+)/.exec(text) ?? /(\d+)/.exec(text)
  const [major = 0, minor = 0] = (found?.slice(1) ?? []).map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = `${atLeast}`.split('.').map(Number)
  const enough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
  return enough ? null : `version ${major}.${minor} is too old`
}

/** podman's helpers are not on the PATH. */
async function helper(name: string): Promise<string | null> {
  const folders = [
    '/usr/local/libexec/podman',
    '/usr/libexec/podman',
    '/usr/local/lib/podman',
    '/usr/lib/podman',
    '/usr/bin',
  ]
  return folders.some((folder) => existsSync(`${folder}/${name}`)) ? null : `\`${name}\` is not there`
}

/** Why the kernel's setting is in the way: it has the value that forbids. Not there, it forbids nothing. */
function setting(name: string, forbids: string): string | null {
  const file = `/proc/sys/${name}`
  if (!existsSync(file) || readFileSync(file, 'utf8').trim() !== forbids) return null
  return `forbidden by the kernel's setting ${name.replace('/', '.')}=${forbids} (change it with sysctl)`
}
