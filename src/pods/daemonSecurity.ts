import type { SecurityContext } from 'kubernetes-types/core/v1'
import { buildkitImage, buildkitRootImage } from '../images'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { rootless } from './parts'

export type DaemonSecurity = NonNullable<CheckedBuildkitBuildOptions['security']>

/** How a daemon of the pod is started and confined. https://github.com/moby/buildkit/tree/master/examples/kubernetes#variants */
export interface DaemonSettings {
  image: string
  /** For a shell; further flags of the daemon can follow. */
  command: string
  /** What the daemon keeps while it runs. */
  stateFolder: string
  securityContext: SecurityContext
}

const rootState = '/var/lib/buildkit'

/** The client runs as another user than root: its group owns the socket. */
const asRoot = `--root=${rootState} --group=1000`

export function daemonSettings(security: DaemonSecurity): DaemonSettings {
  if (security === 'rootless')
    return {
      image: buildkitImage,
      command: rootlessDaemon().join(' '),
      stateFolder: '/home/user/.local/share/buildkit',
      securityContext: rootless(),
    }
  if (security === 'userns')
    return {
      image: buildkitRootImage,
      command: `${ownUsersFunction()}\nownUsers buildkitd ${asRoot}`,
      stateFolder: rootState,
      securityContext: inPodUsers(),
    }
  return {
    image: buildkitRootImage,
    // Under cgroup v2 the image's entry point keeps builds in the pod's own cgroup, and so within its limits.
    command: `$(command -v buildkitd-entrypoint || echo buildkitd) ${asRoot}`,
    stateFolder: rootState,
    securityContext: { runAsUser: 0, runAsGroup: 0, privileged: true },
  }
}

/** Without a process sandbox, because a pod has no privilege to make one. */
export function rootlessDaemon(): string[] {
  return ['rootlesskit', 'buildkitd', '--oci-worker-no-process-sandbox']
}

/** Clusters that do not know `hostUsers` leave it out; the daemon would be root of the node. See user_namespaces(7). */
function ownUsersFunction(): string {
  return [
    'ownUsers() {',
    '  grep -q \' 4294967295$\' /proc/self/uid_map || exec "$@"',
    "  echo 'The pod has the users of the node: the cluster does not support hostUsers: false.'",
    '  exit 1',
    '}',
  ].join('\n')
}

/**
 * For a daemon that is root of its pod's user namespace alone. BuildKit's example is privileged there; what it takes of that
 * is to mount and to set up the loopback of `RUN --network=none`. The default profiles forbid its runc to mount and pivot.
 */
function inPodUsers(): SecurityContext {
  return {
    runAsUser: 0,
    runAsGroup: 0,
    capabilities: { add: ['NET_ADMIN', 'SYS_ADMIN'] },
    seccompProfile: { type: 'Unconfined' },
    appArmorProfile: { type: 'Unconfined' },
  }
}
