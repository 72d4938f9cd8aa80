import type { StatefulSet } from 'kubernetes-types/apps/v1'
import {
  cacheSize,
  cacheVolume,
  daemonTemplate,
  labels,
  replicas,
  service,
} from '../../buildkit/sharedDaemon'

/**
 * Daemons that keep their caches, each in a volume of its own and under a name of its own: a project that always goes to
 * the same one finds its layers again. Without a number of replicas, which is KEDA's to set; there is one at first.
 */
export function statefulSet(): StatefulSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: service, labels },
    spec: {
      serviceName: replicas,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Retain', whenDeleted: 'Delete' },
      selector: { matchLabels: labels },
      template: daemonTemplate(),
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: cacheVolume },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: cacheSize } } },
        },
      ],
    },
  }
}
