import type { ConfigMap } from 'kubernetes-types/core/v1'
import { configName } from '../../buildkit/sharedDaemon'

/**
 * The settings of the daemon, which it reads when it starts. Percentages are of the volume with the cache: beyond
 * maxUsedSpace, or with less than minFreeSpace free, it deletes what has not been used for longest, down to
 * reservedSpace. max-parallelism limits the steps that run at once, of all builds together.
 */
export function config(): ConfigMap {
  const toml = [
    '[worker.oci]',
    '  gc = true',
    '  reservedSpace = "10%"',
    '  maxUsedSpace = "75%"',
    '  minFreeSpace = "15%"',
    '  max-parallelism = 4',
    '',
  ].join('\n')
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configName },
    data: { 'buildkitd.toml': toml },
  }
}
