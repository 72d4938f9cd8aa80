import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from './cache'
import { self } from './process'
import { attempt, run, type Ran, type RunOptions } from './run'

/** Every object that is ours carries this label, with the owner's id as its value. */
export const ownerLabel = 'kiln.owner'

/**
 * Runs podman on a store of our own in the cache: the user's images and containers are neither seen nor touched, and
 * the images that stand in for public ones never appear among them under those names.
 */
export const podman = (args: readonly string[], options: RunOptions = {}): Promise<string> =>
  run('podman', args, onStore(options))

/** The same for a command that may fail. */
export const tryPodman = (args: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  attempt('podman', args, onStore(options))

/** Not where we are: conmon leaves a file `oom` in its folder when a container runs out of memory. */
const onStore = (options: RunOptions): RunOptions => ({
  cwd: cacheDir('podman'),
  ...options,
  env: { ...process.env, ...options.env, ...store() },
})

/** runc, or where root lacks a capability for it a program that goes around that: for other engines than podman, too. */
export function runtime(): string {
  store()
  return join(cacheDir('podman'), 'runc')
}

let environment: NodeJS.ProcessEnv | undefined

/** The variables that point podman at our store; set them to look into it by hand. */
export function store(): NodeJS.ProcessEnv {
  environment ??= configure()
  return environment
}

function configure(): NodeJS.ProcessEnv {
  const folder = cacheDir('podman')
  // Locks, mounts and network state must not survive a restart of the machine, so they are kept where nothing does.
  const volatile = `/run/kiln-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`
  const containersConf = join(folder, 'containers.conf')
  const storageConf = join(folder, 'storage.conf')
  const runtime = join(folder, 'runc')
  write(
    storageConf,
    [
      '[storage]',
      'driver = "overlay"',
      `graphroot = "${folder}/storage"`,
      `runroot = "${volatile}"`,
      '',
    ].join('\n'),
  )
  write(
    containersConf,
    [
      '[containers]',
      // What containerd, the usual runtime of Kubernetes, allows; podman's own list is shorter.
      `default_capabilities = [${containerdCapabilities.map((name) => `"${name}"`).join(', ')}]`,
      // A profile of the host would confine pods that ask for none.
      'apparmor_profile = "unconfined"',
      '[network]',
      'network_backend = "netavark"',
      `network_config_dir = "${folder}/networks"`,
      '[engine]',
      'runtime = "kiln"',
      'cgroup_manager = "cgroupfs"',
      'events_logger = "file"',
      // The default lock is shared memory that all stores of the machine have in common.
      'lock_type = "file"',
      `tmp_dir = "${volatile}/libpod"`,
      `static_dir = "${folder}/storage/libpod"`,
      `volume_path = "${folder}/volumes"`,
      '[engine.runtimes]',
      `kiln = ["${runtime}"]`,
      '',
    ].join('\n'),
  )
  write(runtime, mayRaiseLimits() ? '#!/bin/sh\nexec runc "$@"\n' : withoutLimits, 0o755)
  return { CONTAINERS_CONF: containersConf, CONTAINERS_STORAGE_CONF: storageConf }
}

/** Another process may be reading the file: it changes from one whole text to the next. */
function write(file: string, text: string, mode = 0o644): void {
  writeFileSync(`${file}.${self}`, text, { mode })
  renameSync(`${file}.${self}`, file)
}

const containerdCapabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]

/** Bit 24 of the effective capabilities is CAP_SYS_RESOURCE, see capabilities(7). */
function mayRaiseLimits(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return ((BigInt(`0x${effective}`) >> 24n) & 1n) === 1n
}

/**
 * podman asks for limits that only CAP_SYS_RESOURCE may raise ("error setting rlimit"). Where root lacks it (a
 * container, some virtual machines) the request is taken out of the files that runc reads.
 */
const withoutLimits = `#!/bin/sh
file= previous=
for argument; do
  case $previous in
    --bundle | -b) file=$argument/config.json ;;
    --process | -p) file=$argument ;;
  esac
  previous=$argument
done
[ -z "$file" ] || sed -i -e 's/,"rlimits":\\[[^]]*\\]//' -e 's/"rlimits":\\[[^]]*\\],//' "$file"
exec runc "$@"
`
