import type { ServiceAccount } from 'kubernetes-types/core/v1'
import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1'

/** What the service account of `kanikoBuild(workload: 'job', serviceAccount: 'kiln-kaniko-job')` needs, and no more. */
export function jobAccess(): (ServiceAccount | Role | RoleBinding)[] {
  const metadata = { name: 'kiln-kaniko-job' }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get', 'patch', 'delete'] },
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
        { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
        { apiGroups: [''], resources: ['events'], verbs: ['list'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'kiln-kaniko-job' },
      subjects: [{ kind: 'ServiceAccount', name: 'kiln-kaniko-job' }],
    },
  ]
}
