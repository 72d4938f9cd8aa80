import { readdir, rmdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { podman, tryPodman } from './podman'
import { isRunning } from './process'

interface Pod {
  readonly CgroupPath: string
  readonly Containers: readonly { readonly Id: string }[]
}

/** Removes a pod with its containers and their anonymous volumes; there being none is no failure. */
export async function removePod(name: string): Promise<void> {
  const inspected = await tryPodman(['pod', 'inspect', name])
  if (inspected.code === 0) {
    const { CgroupPath, Containers } = JSON.parse(inspected.stdout) as Pod
    await kill(Containers.map(({ Id }) => Id))
    await podman(['pod', 'rm', '--force', '--ignore', '--time', '0', name])
    await removeCgroup(CgroupPath)
  }
}

/**
 * Ends the containers and waits until podman has noted it for each: `pod rm` of 4.3.1 gets in the way of that, and takes 3
 * seconds longer.
 */
async function kill(containers: readonly string[]): Promise<void> {
  const monitors = (await podman(['inspect', '--format', '{{.State.ConmonPid}}', ...containers]))
    .trim()
    .split('\n')
  await tryPodman(['kill', ...containers])
  for (let tries = 0; tries < 100 && monitors.some((pid) => isRunning(Number(pid))); tries++) await sleep(50)
}

/** Of a machine with both versions of cgroups podman leaves some of the empty folders. */
async function removeCgroup(path: string): Promise<void> {
  for (const hierarchy of await readdir('/sys/fs/cgroup')) {
    await rmdir(`/sys/fs/cgroup/${hierarchy}/${path}`).catch(() => undefined)
  }
}
