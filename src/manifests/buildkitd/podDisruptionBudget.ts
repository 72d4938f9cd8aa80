import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1'
import { labels, service } from '../../buildkit/sharedDaemon'

/** Nodes are drained one daemon at a time, and each may take its grace period; one that does not answer stops no drain. */
export function podDisruptionBudget(): PodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: service },
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: labels },
    },
  }
}
