import { chmod, chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Owner } from '../../tools/owner'
import { attempt, run } from '../../tools/run'
import type { VolumeFolders } from './enact'
import type { AgentPod } from './merge'

/**
 * Makes the emptyDir volumes of the pod: folders that everyone may write to, owned by the fsGroup where there is one, and
 * in memory where the pod says so; a hostPath is a folder of this machine, made where it is missing.
 * https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export async function makeVolumes(pod: AgentPod, owner: Owner): Promise<VolumeFolders> {
  const parent = await owner.folder()
  const folders: { [volume: string]: string } = {}
  for (const { name, emptyDir, hostPath } of pod.spec.volumes ?? []) {
    if (hostPath) {
      folders[name] = hostPath.path
      await mkdir(hostPath.path, { recursive: true })
      continue
    }
    const folder = join(parent, name)
    folders[name] = folder
    await mkdir(folder)
    if (emptyDir?.medium === 'Memory') {
      owner.defer(`mount ${folder}`, () => attempt('umount', [folder]))
      const size = emptyDir.sizeLimit === undefined ? [] : [`size=${bytes(emptyDir.sizeLimit)}`]
      await run('mount', ['-t', 'tmpfs', '-o', ['nosuid', 'nodev', ...size].join(), 'tmpfs', folder])
    }
    const group = pod.spec.securityContext?.fsGroup
    if (group !== undefined) await chown(folder, 0, group)
    await chmod(folder, group === undefined ? 0o777 : 0o2777)
  }
  return folders
}

const units: { readonly [suffix: string]: number } = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function bytes(quantity: string): number {
  const [, number, suffix = ''] = /^(\d+(?:\.\d+)?)(.*)$/.exec(quantity) ?? []
  const unit = units[suffix]
  if (number === undefined || unit === undefined) throw new Error(`'${quantity}' is not a quantity of bytes`)
  return Math.ceil(Number(number) * unit)
}
