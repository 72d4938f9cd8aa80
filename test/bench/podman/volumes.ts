import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Owner } from '../../tools/owner'
import { attempt, run } from '../../tools/run'
import { StepFailure } from '../world'
import type { VolumeFolders } from './enact'
import type { AgentPod } from './merge'

/** What a pod finds in its namespace. */
export interface ClusterObjects {
  /** The files of each Secret. */
  readonly secrets?: { readonly [name: string]: { readonly [key: string]: string } }
  /** The folder of this machine behind each PersistentVolumeClaim. */
  readonly claims?: { readonly [name: string]: string }
}

/**
 * Makes the volumes of the pod. An emptyDir is a folder that everyone may write to, owned by the fsGroup where there is
 * one, and in memory where the pod says so; a hostPath is a folder of this machine, made where it is missing.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export async function makeVolumes(
  pod: AgentPod,
  { secrets = {}, claims = {} }: ClusterObjects,
  owner: Owner,
): Promise<VolumeFolders> {
  const parent = await owner.folder()
  const folders: { [volume: string]: string } = {}
  for (const { name, emptyDir, hostPath, secret, persistentVolumeClaim: claim } of pod.spec.volumes ?? []) {
    if (hostPath) {
      folders[name] = hostPath.path
      await mkdir(hostPath.path, { recursive: true })
      continue
    }
    const folder = join(parent, name)
    folders[name] = folder
    if (claim !== undefined) {
      const claimed = claims[claim.claimName]
      if (claimed === undefined) throw new StepFailure(`persistentvolumeclaim "${claim.claimName}" not found`)
      folders[name] = claimed
      continue
    }
    await mkdir(folder)
    if (secret !== undefined) {
      const files = secrets[secret.secretName!]
      if (files === undefined && secret.optional !== true)
        throw new StepFailure(`secret "${secret.secretName}" not found`)
      const items = secret.items ?? Object.keys(files ?? {}).map((key) => ({ key, path: key }))
      for (const { key, path } of items) {
        const content = files?.[key]
        if (content !== undefined) await writeFile(join(folder, path), content)
        else if (secret.optional !== true) throw new StepFailure(`references non-existent secret key: ${key}`)
      }
      await chmod(folder, 0o755)
      continue
    }
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
