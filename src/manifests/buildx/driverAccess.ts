import type { ServiceAccount } from 'kubernetes-types/core/v1'
import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1'
import { accountWith } from '../../pods/account'

/**
 * What the service account of an agent needs where `docker buildx` starts the daemons itself, by its kubernetes driver:
 * Deployments with their settings, and commands in their pods. Whoever may run commands in the pods of a namespace may do
 * so in all of them: give the builders a namespace of their own.
 */
export function driverAccess(): (ServiceAccount | Role | RoleBinding)[] {
  return accountWith('kiln-buildx', [
    { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'create', 'delete'] },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'update', 'delete'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
  ])
}
