import type { Container, Pod } from 'kubernetes-types/core/v1'
import { kanikoImage } from '../images'
import { registryContainer, registryMounts, registryVolumes } from '../kaniko/ephemeral'
import { baseImageFolder, cacheMounts, cacheVolumes } from '../kaniko/folders'
import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import type { CheckedKanikoWarmOptions } from '../options/tables/kanikoWarm'
import { certificateMounts, certificateVolumes } from '../registry/certificates'
import { identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import {
  isDefaultPod,
  type PodShape,
  podWith,
  runDirectory,
  runMount,
  runVolume,
  sharedVolume,
} from './parts'
import { buildResources } from './resources'

/** The options that shape the pod. */
export type KanikoPodOptions = PodShape &
  Partial<
    Pick<
      CheckedKanikoBuildOptions,
      | 'baseImageCache'
      | 'cache'
      | 'images'
      | 'kanikoImage'
      | 'layerCache'
      | 'push'
      | 'registryCertificates'
      | 'registryImage'
      | 'resources'
    >
  >

/**
 * One Kaniko executor for each image: it unpacks the image's files over its own root, so a second build in the same
 * container could ship files of the first. Nothing is mounted over `/kaniko`, where the executor itself lives.
 */
export function kanikoPod(options: KanikoPodOptions = {}): Pod {
  const count = options.images?.length ?? 1
  const executors: Container[] = []
  for (let i = 0; i < count; i++) executors.push(executor(options, kanikoContainer(i)))
  return podWith(options, {
    initContainers: [],
    containers: [...executors, ...registryContainer(options.cache, options.registryImage)],
    volumes: [
      runVolume,
      ...loginVolumes(options.auth ?? []),
      ...cacheVolumes(options),
      ...certificateVolumes(options.registryCertificates ?? []),
      ...registryVolumes(options.cache),
    ],
  })
}

/** The warmer, which alone writes the folder of base images. */
export function warmPod(options: CheckedKanikoWarmOptions): Pod {
  const container = executor(options, 'kaniko')
  return podWith(options, {
    initContainers: [],
    containers: [
      {
        ...container,
        volumeMounts: [
          ...(container.volumeMounts ?? []),
          { name: 'base-images', mountPath: baseImageFolder },
        ],
      },
    ],
    volumes: [runVolume, ...loginVolumes(options.auth ?? []), sharedVolume('base-images', options.cacheDir)],
  })
}

/** The container that builds the image at this place of `images`. */
export function kanikoContainer(place: number): string {
  return place === 0 ? 'kaniko' : `kaniko-${place + 1}`
}

export function isDefaultKanikoPod(options: KanikoPodOptions): boolean {
  return (
    isDefaultPod(options) &&
    options.baseImageCache === undefined &&
    options.layerCache === undefined &&
    registryContainer(options.cache).length === 0 &&
    options.images === undefined &&
    options.kanikoImage === undefined &&
    options.registryCertificates === undefined &&
    options.resources === undefined
  )
}

function executor(options: Omit<KanikoPodOptions, 'images'>, name: string): Container {
  const logins = options.auth ?? []
  return {
    name,
    image: options.kanikoImage ?? kanikoImage,
    command: ['/busybox/sleep', '99d'],
    env: [{ name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` }, ...identityEnvironment(logins)],
    resources: buildResources(options.resources),
    volumeMounts: [
      runMount,
      ...loginMounts(logins),
      ...cacheMounts(options),
      ...certificateMounts(options.registryCertificates ?? []),
      ...registryMounts(options.cache),
    ],
  }
}
