import type { Container, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { registryImage } from '../images'
import { unprivileged } from '../pods/parts'
import { stayingScript } from '../pods/service'

/** The value of `cache` that asks for a registry in the pod. */
export const ephemeralCache = 'ephemeral'

/** Where that registry listens. */
export const ephemeralRegistry = 'localhost:5000'

/** https://distribution.github.io/distribution/about/configuration/ */
const configuration = `version: 0.1
http: { addr: "127.0.0.1:5000" }
storage: { filesystem: { rootdirectory: /var/lib/registry } }
`

/** A registry for the layers of the images of one pod. It answers in the pod alone, and ends with it. */
export function registryContainer(cache: string | undefined, image?: string): Container[] {
  if (cache !== ephemeralCache) return []
  return [
    {
      name: 'registry',
      image: image ?? registryImage,
      command: [
        'sh',
        '-c',
        stayingScript('/run/kiln-registry', `echo '${configuration}' >config.yml; registry serve config.yml`),
      ],
      securityContext: unprivileged(),
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      volumeMounts: [
        { name: 'registry-layers', mountPath: '/var/lib/registry' },
        { name: 'registry-run', mountPath: '/run/kiln-registry' },
      ],
    },
  ]
}

export function registryVolumes(cache: string | undefined): Volume[] {
  if (cache !== ephemeralCache) return []
  return [
    { name: 'registry-layers', emptyDir: {} },
    { name: 'registry-run', emptyDir: {} },
  ]
}

/** For the executors: whether the registry has ended, and its log. */
export function registryMounts(cache: string | undefined): VolumeMount[] {
  return cache === ephemeralCache
    ? [{ name: 'registry-run', mountPath: '/run/kiln-registry', readOnly: true }]
    : []
}
