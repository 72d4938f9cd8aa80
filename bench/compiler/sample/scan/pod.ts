import type { Pod } from 'kubernetes-types/core/v1'
import type { CheckedSampleOptions } from '../options/tables/sample'
import { runDirectory, withDefaults } from './parts'

export const scannerImage = 'registry.example.com/tools/scanner:1.0'

/** The options that shape the pod. */
export type SamplePodOptions = Pick<CheckedSampleOptions, 'scannerImage' | 'nodeSelector' | 'resources'>

/** One scanner, with its definitions in a volume of the pod. */
export function samplePod(options: SamplePodOptions = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      automountServiceAccountToken: false,
      nodeSelector: options.nodeSelector ?? {},
      containers: [
        {
          name: 'scanner',
          image: options.scannerImage ?? scannerImage,
          command: ['sleep', '99d'],
          env: [{ name: 'SCANNER_HOME', value: `${runDirectory}/scanner` }],
          resources: withDefaults({ requests: { cpu: '250m', memory: '512Mi' } }, options.resources),
          volumeMounts: [{ name: 'definitions', mountPath: `${runDirectory}/scanner` }],
        },
      ],
      volumes: [{ name: 'definitions', emptyDir: { sizeLimit: '2Gi' } }],
    },
  }
}
