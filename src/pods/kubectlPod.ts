import type { Pod } from 'kubernetes-types/core/v1'
import { kubectlImage } from '../images'
import { identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import {
  apiMount,
  apiVolume,
  type PodShape,
  podWith,
  runDirectory,
  runMount,
  runVolume,
  unprivileged,
} from './parts'

/**
 * kubectl, beside Jenkins' agent. The token of the service account is mounted into its container alone, and
 * `config.json` is written there to become a Secret.
 */
export function kubectlPod(options: PodShape = {}, image?: string): Pod {
  const logins = options.auth ?? []
  return podWith(options, {
    initContainers: [],
    containers: [
      {
        name: 'kubectl',
        image: image ?? kubectlImage,
        command: ['sleep', '99d'],
        env: [
          { name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` },
          { name: 'HOME', value: runDirectory },
          { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          { name: 'POD_UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
          ...identityEnvironment(logins),
        ],
        securityContext: unprivileged(),
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: [runMount, apiMount, ...loginMounts(logins)],
      },
    ],
    volumes: [runVolume, apiVolume, ...loginVolumes(logins)],
  })
}
