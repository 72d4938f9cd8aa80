import type { ServiceAccount } from 'kubernetes-types/core/v1'
import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1'

/**
 * What the service account of an agent needs where `docker buildx` starts the daemons itself, by its kubernetes driver:
 * Deployments with their settings, and commands in their pods. Whoever may run commands in the pods of a namespace may do
 * so in all of them: give the builders a namespace of their own.
 */
export function driverAccess(): (ServiceAccount | Role | RoleBinding)[] {
  const metadata = { name: 'kiln-buildx' }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'create', 'delete'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'update', 'delete'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
        { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'kiln-buildx' },
      subjects: [{ kind: 'ServiceAccount', name: 'kiln-buildx' }],
    },
  ]
}
