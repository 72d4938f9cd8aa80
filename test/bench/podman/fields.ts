/** Enacted: it takes effect here as in Kubernetes. Noted: it may be left out, for the reason given. */
type Rule = 'enacted' | { readonly noted: string } | { readonly only: readonly unknown[] } | Fields
interface Fields {
  readonly [field: string]: Rule
}

const scheduling = { noted: 'there is one machine: nothing to schedule' }
const unwatched = { noted: 'nothing here restarts a container or routes to it' }
const present = { noted: 'images are fetched before the pod starts' }
const open = { noted: 'containers are not confined by AppArmor here' }

const seccompProfile = { type: { only: ['Unconfined', 'RuntimeDefault'] } }

const env: Fields = { name: 'enacted', value: 'enacted' }

const container: Fields = {
  name: 'enacted',
  image: 'enacted',
  imagePullPolicy: present,
  command: 'enacted',
  args: 'enacted',
  env,
  workingDir: 'enacted',
  tty: 'enacted',
  resources: {
    requests: scheduling,
    limits: { cpu: 'enacted', memory: 'enacted', 'ephemeral-storage': scheduling },
  },
  ports: { noted: 'containers of a network reach all ports of each other, declared or not' },
  volumeMounts: { name: 'enacted', mountPath: 'enacted', readOnly: 'enacted' },
  livenessProbe: unwatched,
  readinessProbe: unwatched,
  startupProbe: unwatched,
  securityContext: {
    runAsUser: 'enacted',
    runAsGroup: 'enacted',
    runAsNonRoot: 'enacted',
    privileged: 'enacted',
    allowPrivilegeEscalation: 'enacted',
    readOnlyRootFilesystem: 'enacted',
    capabilities: { add: 'enacted', drop: 'enacted' },
    seccompProfile,
    appArmorProfile: open,
  },
}

const pod: Fields = {
  apiVersion: { only: ['v1'] },
  kind: { only: ['Pod'] },
  metadata: {
    name: 'enacted',
    namespace: { noted: 'pods meet on the network of their run' },
    labels: 'enacted',
    annotations: { noted: 'nothing here reads them' },
  },
  spec: {
    containers: container,
    initContainers: container,
    volumes: {
      name: 'enacted',
      emptyDir: { medium: { only: ['', 'Memory'] }, sizeLimit: 'enacted' },
      hostPath: { path: 'enacted', type: { only: ['DirectoryOrCreate'] } },
      secret: { secretName: 'enacted', optional: 'enacted', items: { key: 'enacted', path: 'enacted' } },
      persistentVolumeClaim: { claimName: 'enacted' },
    },
    securityContext: {
      runAsUser: 'enacted',
      runAsGroup: 'enacted',
      runAsNonRoot: 'enacted',
      fsGroup: 'enacted',
      supplementalGroups: 'enacted',
      seccompProfile,
      appArmorProfile: open,
    },
    restartPolicy: { only: ['Never'] },
    automountServiceAccountToken: { only: [false] },
    enableServiceLinks: { noted: 'there are no services' },
    terminationGracePeriodSeconds: { noted: 'a pod is removed when nobody uses it any more' },
    // Checked against this machine in enact.ts.
    nodeSelector: 'enacted',
    tolerations: scheduling,
    priorityClassName: scheduling,
  },
}

/** What of the pod would take no effect here, each with its path: a test that ran without it would prove nothing. */
export function notEnacted(value: unknown): string[] {
  return problems(value, pod, '')
}

function problems(value: unknown, rule: Rule | undefined, path: string): string[] {
  if (rule === undefined) return [path]
  if (value === undefined || value === null || rule === 'enacted' || isNoted(rule)) return []
  if (Array.isArray(value)) return value.flatMap((item, at) => problems(item, rule, `${path}[${at}]`))
  if (isOnly(rule)) return rule.only.includes(value) ? [] : [`${path}: ${JSON.stringify(value)}`]
  if (typeof value !== 'object') return [`${path}: ${JSON.stringify(value)}`]
  return Object.entries(value).flatMap(([field, inner]) =>
    problems(inner, rule[field], path === '' ? field : `${path}.${field}`),
  )
}

function isNoted(rule: Rule): rule is { readonly noted: string } {
  return typeof rule === 'object' && 'noted' in rule
}

function isOnly(rule: Rule): rule is { readonly only: readonly unknown[] } {
  return typeof rule === 'object' && 'only' in rule
}
