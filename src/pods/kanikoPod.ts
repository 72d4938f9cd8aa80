import type { Pod } from 'kubernetes-types/core/v1'
import { kanikoImage } from '../images'
import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import { type PodShape, podWith, runDirectory, withDefaults } from './parts'

/** The options that shape the pod. */
export type KanikoPodOptions = PodShape & Pick<CheckedKanikoBuildOptions, 'kanikoImage' | 'resources'>

/**
 * One Kaniko executor for one build: it unpacks the image's files over its own root, so a second build in the same
 * container could ship files of the first. Nothing is mounted over `/kaniko`, where the executor itself lives.
 */
export function kanikoPod(options: KanikoPodOptions = {}): Pod {
  const logins = options.auth ?? []
  return podWith(options, {
    initContainers: [],
    containers: [
      {
        name: 'kaniko',
        image: options.kanikoImage ?? kanikoImage,
        command: ['/busybox/sleep', '99d'],
        env: [{ name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` }, ...identityEnvironment(logins)],
        resources: withDefaults(
          { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '4Gi' } },
          options.resources,
        ),
        volumeMounts: [{ name: 'kiln-run', mountPath: runDirectory }, ...loginMounts(logins)],
      },
    ],
    volumes: [
      { name: 'kiln-run', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
      ...loginVolumes(logins),
    ],
  })
}
