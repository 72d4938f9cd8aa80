import type { NetworkPolicy } from 'kubernetes-types/networking/v1'
import { labels, service } from '../../buildkit/sharedDaemon'

/**
 * The port is open to the pods of Jenkins' agents, in the namespace `jenkins`, alone. `RUN` steps share the daemon's
 * network: they reach everything but the addresses at which a cloud hands out the identity of the node or pod.
 */
export function networkPolicy(): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: service },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'jenkins' } },
              // The kubernetes plugin gives every agent this label.
              podSelector: { matchLabels: { jenkins: 'slave' } },
            },
          ],
          ports: [{ port: 'buildkit' }],
        },
      ],
      egress: [
        {
          to: [
            { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32', '169.254.170.23/32'] } },
            { ipBlock: { cidr: '::/0', except: ['fd00:ec2::254/128', 'fd00:ec2::23/128'] } },
            // Some networks take an ipBlock for addresses outside the cluster alone.
            { namespaceSelector: {} },
          ],
        },
      ],
    },
  }
}
