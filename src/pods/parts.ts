import type { EnvVar, ResourceRequirements, Volume, VolumeMount } from 'kubernetes-types/core/v1'

/** As in a container of Kubernetes; the check has made its values text. */
interface Resources {
  requests?: Record<string, string>
  limits?: Record<string, string>
}

/** A folder in memory for what must not reach a disk, the registry logins above all. */
export const runDirectory = '/run/kiln'

const runVolumeName = 'kiln-run'

export function runVolume(): Volume {
  return { name: runVolumeName, emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } }
}

export function runMount(): VolumeMount {
  return { name: runVolumeName, mountPath: runDirectory }
}

/** Where buildctl and Kaniko look for the registry logins. */
export function dockerConfig(): EnvVar {
  return { name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` }
}

/** What was given, over the defaults of a container. */
export function withDefaults(defaults: Resources, given: Resources | undefined): ResourceRequirements {
  return {
    requests: { ...defaults.requests, ...given?.requests },
    limits: { ...defaults.limits, ...given?.limits },
  }
}
