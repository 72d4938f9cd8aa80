import type { EnvVar, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import type { CheckedBuildCache } from '../options/tables/buildkitBuild'
import { sharedVolume } from '../pods/parts'
import { cacheFolder, cachesOf } from './cache'

/** The options of caches that shape the pod. */
interface CachePodOptions {
  cache?: CheckedBuildCache
  cacheFrom?: CheckedBuildCache[]
  push?: boolean
}

export function cacheVolumes(options: CachePodOptions): Volume[] {
  return cachesOf(options).flatMap(({ folder }, i): Volume[] =>
    folder === undefined ? [] : [sharedVolume(`kiln-cache-${i}`, folder)],
  )
}

/** For the client. Only a cache that this build writes can be written to. */
export function cacheMounts(options: CachePodOptions): VolumeMount[] {
  return cachesOf(options).flatMap(({ folder }, i): VolumeMount[] => {
    if (folder === undefined) return []
    const mount: VolumeMount = { name: `kiln-cache-${i}`, mountPath: cacheFolder(i) }
    const written = i === 0 && options.cache !== undefined && options.push !== false
    return [written ? mount : { ...mount, readOnly: true }]
  })
}

/** For the daemon: which of several managed identities to take. */
export function cacheIdentity(options: CachePodOptions): EnvVar[] {
  return cachesOf(options).flatMap(({ azblob }): EnvVar[] =>
    azblob?.clientId === undefined ? [] : [{ name: 'AZURE_CLIENT_ID', value: azblob.clientId }],
  )
}

export function usesAzureIdentity(options: CachePodOptions): boolean {
  return cachesOf(options).some(({ azblob }) => azblob !== undefined && azblob.keyCredentialsId === undefined)
}

/** Whether a call's caches leave the pod as it is in `resources/`. */
export function cacheLeavesPod(options: CachePodOptions): boolean {
  return cacheVolumes(options).length === 0 && !usesAzureIdentity(options)
}
