import type { Volume, VolumeMount } from 'kubernetes-types/core/v1'
import type { SharedFolder } from '../options/pod'
import { sharedVolume } from '../pods/parts'

/** Where a shared folder of base images is mounted: Kaniko's own default, beside and never over `/kaniko`. */
export const baseImageFolder = '/cache'

/** Where a shared folder of layers is mounted. */
export const layerFolder = '/layer-cache'

interface Caches {
  baseImageCache?: SharedFolder
  layerCache?: SharedFolder
  push?: boolean
}

export function cacheVolumes(caches: Caches): Volume[] {
  const volumes: Volume[] = []
  if (caches.baseImageCache !== undefined) volumes.push(sharedVolume('base-images', caches.baseImageCache))
  if (caches.layerCache !== undefined) volumes.push(sharedVolume('layers', caches.layerCache))
  return volumes
}

/** A build that may not push writes no cache that others read. */
export function cacheMounts(caches: Caches): VolumeMount[] {
  const mounts: VolumeMount[] = []
  if (caches.baseImageCache !== undefined)
    mounts.push({ name: 'base-images', mountPath: baseImageFolder, readOnly: true })
  if (caches.layerCache !== undefined)
    mounts.push({ name: 'layers', mountPath: layerFolder, readOnly: caches.push === false })
  return mounts
}
