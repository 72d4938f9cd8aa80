import type { ResourceRequirements } from 'kubernetes-types/core/v1'

/** As in a container of Kubernetes; the check has made its values text. */
interface Resources {
  requests?: Record<string, string>
  limits?: Record<string, string>
}

/**
 * A folder in memory for what must not reach a disk: `docker/config.json` with the registry logins, and what the build
 * tool reports.
 */
export const runDirectory = '/run/kiln'

/** What was given, over the defaults of a container. */
export function withDefaults(defaults: Resources, given: Resources | undefined): ResourceRequirements {
  return {
    requests: { ...defaults.requests, ...given?.requests },
    limits: { ...defaults.limits, ...given?.limits },
  }
}
