import type { Pod } from 'kubernetes-types/core/v1'
import { craneImage } from '../images'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { certificateEnvironment, certificateMounts, certificateVolumes } from '../registry/certificates'
import { helperContainers, helperMounts, helperVolumes, identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import { type PodShape, podWith, runDirectory, runMount, runVolume, unprivileged } from './parts'

/** crane, beside Jenkins' agent. */
export function cranePod(
  options: PodShape & Partial<Pick<CheckedBuildkitBuildOptions, 'craneImage' | 'registryCertificates'>> = {},
): Pod {
  const logins = options.auth ?? []
  const certificates = options.registryCertificates ?? []
  return podWith(options, {
    initContainers: helperContainers(logins),
    containers: [
      {
        name: 'crane',
        image: options.craneImage ?? craneImage,
        command: ['sleep', '99d'],
        env: [
          { name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` },
          ...identityEnvironment(logins),
          ...certificateEnvironment(certificates),
        ],
        securityContext: unprivileged(),
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: [
          runMount,
          ...loginMounts(logins),
          ...helperMounts(logins),
          ...certificateMounts(certificates),
        ],
      },
    ],
    volumes: [
      runVolume,
      ...loginVolumes(logins),
      ...helperVolumes(logins),
      ...certificateVolumes(certificates),
    ],
  })
}
