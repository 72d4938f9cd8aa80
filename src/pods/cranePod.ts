import type { Pod } from 'kubernetes-types/core/v1'
import { craneImage } from '../images'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { helperContainers, helperMounts, helperVolumes, identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import { type PodShape, podWith, runDirectory, runMount, runVolume, unprivileged } from './parts'

/** crane, beside Jenkins' agent. */
export function cranePod(options: PodShape & Pick<CheckedBuildkitBuildOptions, 'craneImage'> = {}): Pod {
  const logins = options.auth ?? []
  return podWith(options, {
    initContainers: helperContainers(logins),
    containers: [
      {
        name: 'crane',
        image: options.craneImage ?? craneImage,
        command: ['sleep', '99d'],
        env: [{ name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` }, ...identityEnvironment(logins)],
        securityContext: unprivileged(),
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: [runMount, ...loginMounts(logins), ...helperMounts(logins)],
      },
    ],
    volumes: [runVolume, ...loginVolumes(logins), ...helperVolumes(logins)],
  })
}
