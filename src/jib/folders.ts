import type { PodSecurityContext, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import type { SharedFolder } from '../options/pod'
import { sharedVolume } from '../pods/parts'

/** The home of Maven and Gradle, which ends with the pod: what they load goes here first. */
export const homeFolder = '/home/kiln'

/** Where the shared folders are mounted. */
export const dependencyFolder = '/dependency-cache'
export const baseImageFolder = '/base-image-cache'
export const layerFolder = '/layer-cache'

export interface JibCaches {
  dependencyCache?: SharedFolder
  baseImageCache?: SharedFolder
  layerCache?: SharedFolder
  push?: boolean
}

export function cacheVolumes(caches: JibCaches): Volume[] {
  const volumes: Volume[] = []
  if (caches.dependencyCache !== undefined) volumes.push(sharedVolume('dependencies', caches.dependencyCache))
  if (caches.push === false) return volumes
  if (caches.baseImageCache !== undefined) volumes.push(sharedVolume('base-images', caches.baseImageCache))
  if (caches.layerCache !== undefined) volumes.push(sharedVolume('layers', caches.layerCache))
  return volumes
}

/** A build that may not push writes no folder that others read; Jib cannot use its own ones without writing. */
export function cacheMounts(caches: JibCaches): VolumeMount[] {
  const mounts: VolumeMount[] = []
  if (caches.dependencyCache !== undefined)
    mounts.push({ name: 'dependencies', mountPath: dependencyFolder, readOnly: caches.push === false })
  if (caches.push === false) return mounts
  if (caches.baseImageCache !== undefined) mounts.push({ name: 'base-images', mountPath: baseImageFolder })
  if (caches.layerCache !== undefined) mounts.push({ name: 'layers', mountPath: layerFolder })
  return mounts
}

/** A new disk belongs to root: the group of the container's user gets it. NFS and folders of a node ignore this. */
export function claimAccess(caches: JibCaches): PodSecurityContext | undefined {
  const folders = [caches.dependencyCache, caches.baseImageCache, caches.layerCache]
  return folders.some((folder) => folder?.claimName !== undefined)
    ? { fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' }
    : undefined
}
