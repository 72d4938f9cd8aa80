import type { Deployment } from 'kubernetes-types/apps/v1'
import { cacheSize, cacheVolume, daemonTemplate, labels, service } from '../../buildkit/sharedDaemon'

/**
 * Instead of the StatefulSet: daemons whose caches end with them, for builds whose cache is in a registry. The volume is
 * as large, as the limits of the garbage collection are percentages of it.
 */
export function deployment(): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: service, labels },
    spec: {
      selector: { matchLabels: labels },
      template: daemonTemplate([
        {
          name: cacheVolume,
          ephemeral: {
            volumeClaimTemplate: {
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: cacheSize } } },
            },
          },
        },
      ]),
    },
  }
}
