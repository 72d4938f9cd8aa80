import type { Service } from 'kubernetes-types/core/v1'
import { labels, port, replicas, service } from '../../buildkit/sharedDaemon'

/** One address for any of the daemons, and one without an address, under which each replica of the StatefulSet has a name. */
export function services(): Service[] {
  const ports = [{ name: 'buildkit', port, targetPort: 'buildkit' }]
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: service, labels },
      spec: { selector: labels, ports },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: replicas, labels },
      spec: { clusterIP: 'None', selector: labels, ports },
    },
  ]
}
