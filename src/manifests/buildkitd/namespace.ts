import type { Namespace } from 'kubernetes-types/core/v1'
import { namespace as name } from '../../buildkit/sharedDaemon'

/**
 * A namespace for one instance of the service, which is one trust domain: whoever may build on it may read its cache.
 * The profiles `baseline` and `restricted` refuse what a rootless daemon needs: seccomp and AppArmor unconfined.
 */
export function namespace(): Namespace {
  const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
}
