import type { Pod, Volume } from 'kubernetes-types/core/v1'
import { kubectlImage } from '../images'
import { identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import { type PodShape, podWith, runDirectory, runMount, runVolume, unprivileged } from './parts'

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
        volumeMounts: [
          runMount,
          {
            name: 'kube-api-access',
            mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
            readOnly: true,
          },
          ...loginMounts(logins),
        ],
      },
    ],
    volumes: [runVolume, apiAccess(), ...loginVolumes(logins)],
  })
}

/** What Kubernetes mounts into every container of a pod by itself, where it is not told to leave it. */
function apiAccess(): Volume {
  return {
    name: 'kube-api-access',
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  }
}
