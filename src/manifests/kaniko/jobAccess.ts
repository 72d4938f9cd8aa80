import type { ServiceAccount } from 'kubernetes-types/core/v1'
import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1'
import { accountWith } from '../../pods/account'

/** What the service account of `kanikoBuild(workload: 'job', serviceAccount: 'kiln-kaniko-job')` needs, and no more. */
export function jobAccess(): (ServiceAccount | Role | RoleBinding)[] {
  return accountWith('kiln-kaniko-job', [
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get', 'patch', 'delete'] },
    { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
    { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    { apiGroups: [''], resources: ['events'], verbs: ['list'] },
  ])
}
