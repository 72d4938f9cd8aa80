import type { Pod } from 'kubernetes-types/core/v1'
import { gradleImage, mavenImage } from '../images'
import { cacheMounts, cacheVolumes, claimAccess, homeFolder, type JibCaches } from '../jib/folders'
import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { helperContainers, helperMounts, helperVolumes, identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import {
  isDefaultPod,
  type PodShape,
  podWith,
  runDirectory,
  runMount,
  runVolume,
  unprivileged,
} from './parts'
import { buildResources } from './resources'

/** The options that shape the pod. */
export type JibPodOptions = PodShape &
  JibCaches &
  Partial<Pick<CheckedJibBuildOptions, 'resources' | 'tool' | 'toolImage'>>

/** Maven or Gradle, without privilege: Jib needs no daemon. Their home is a folder of the pod. */
export function jibPod(options: JibPodOptions = {}): Pod {
  const logins = options.auth ?? []
  const pod = podWith(options, {
    initContainers: helperContainers(logins),
    containers: [
      {
        name: 'jib',
        image: options.toolImage ?? (options.tool === 'gradle' ? gradleImage : mavenImage),
        command: ['sleep', '99d'],
        env: [
          { name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` },
          { name: 'HOME', value: homeFolder },
          ...identityEnvironment(logins),
        ],
        securityContext: unprivileged(),
        resources: buildResources(options.resources),
        volumeMounts: [
          runMount,
          { name: 'home', mountPath: homeFolder },
          ...loginMounts(logins),
          ...helperMounts(logins),
          ...cacheMounts(options),
        ],
      },
    ],
    volumes: [
      runVolume,
      { name: 'home', emptyDir: {} },
      ...loginVolumes(logins),
      ...helperVolumes(logins),
      ...cacheVolumes(options),
    ],
  })
  const access = claimAccess(options)
  return access === undefined ? pod : { ...pod, spec: { ...pod.spec!, securityContext: access } }
}

export function isDefaultJibPod(options: JibPodOptions): boolean {
  return (
    isDefaultPod(options) &&
    options.tool !== 'gradle' &&
    options.toolImage === undefined &&
    options.resources === undefined &&
    cacheVolumes(options).length === 0
  )
}
