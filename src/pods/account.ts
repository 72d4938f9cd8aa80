import type { ServiceAccount } from 'kubernetes-types/core/v1'
import type { PolicyRule, Role, RoleBinding } from 'kubernetes-types/rbac/v1'

/** A service account of this name that may do what the rules say in its namespace, and no more. */
export function accountWith(name: string, rules: PolicyRule[]): (ServiceAccount | Role | RoleBinding)[] {
  const metadata = { name }
  const apiVersion = 'rbac.authorization.k8s.io/v1'
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    { apiVersion, kind: 'Role', metadata, rules },
    {
      apiVersion,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
  ]
}
