import type { Container, Pod } from 'kubernetes-types/core/v1'
import type { CheckedSampleOptions } from '../options/tables/sample'
import { runDirectory, withDefaults } from './parts'

export const helmImage = 'registry.example.com/tools/helm:3.0'

/** The options that shape the pod. */
export type SamplePodOptions = Pick<CheckedSampleOptions, 'helmImage' | 'nodeSelector' | 'resources'>

/** The tool, and a small server for its plugins. */
export function samplePod(options: SamplePodOptions = {}): Pod {
  const shared = { name: 'plugins', mountPath: `${runDirectory}/plugins` }
  const containers: Container[] = [
    {
      name: 'helm',
      image: options.helmImage ?? helmImage,
      command: ['sleep', '99d'],
      resources: withDefaults(
        { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
        options.resources,
      ),
      volumeMounts: [shared],
    },
    { name: 'plugins', image: options.helmImage ?? helmImage, args: ['serve'], volumeMounts: [shared] },
  ]
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      containers,
      nodeSelector: options.nodeSelector ?? {},
      volumes: [{ name: 'plugins', emptyDir: {} }],
    },
  }
}
