import type { EnvVar, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { sharedVolume } from '../pods/parts'
import { cacheFolder, type CacheOptions, cachesOf, isWritten } from './cache'

export function cacheVolumes(options: CacheOptions): Volume[] {
  return cachesOf(options).flatMap(({ folder }, i): Volume[] =>
    folder === undefined ? [] : [sharedVolume(`kiln-cache-${i}`, folder)],
  )
}

/** For the client. Only a cache that this build writes can be written to. */
export function cacheMounts(options: CacheOptions): VolumeMount[] {
  return cachesOf(options).flatMap(({ folder }, i): VolumeMount[] => {
    if (folder === undefined) return []
    const mount: VolumeMount = { name: `kiln-cache-${i}`, mountPath: cacheFolder(i) }
    return [isWritten(options, i) ? mount : { ...mount, readOnly: true }]
  })
}

/** For the daemon: which of several managed identities to take. */
export function cacheIdentity(options: CacheOptions): EnvVar[] {
  return cachesOf(options).flatMap(({ azblob }): EnvVar[] =>
    azblob?.clientId === undefined ? [] : [{ name: 'AZURE_CLIENT_ID', value: azblob.clientId }],
  )
}

export function usesAzureIdentity(options: CacheOptions): boolean {
  return cachesOf(options).some(({ azblob }) => azblob !== undefined && azblob.keyCredentialsId === undefined)
}

/** Whether a call's caches leave the pod as it is in `resources/`. */
export function cacheLeavesPod(options: CacheOptions): boolean {
  return cacheVolumes(options).length === 0 && !usesAzureIdentity(options)
}
