import { readManifests, schemaProblems } from './manifests'

const pod = `
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: tool
      image: tool:1
      imagePullPolicy: IfNotPresent
      ports:
        - containerPort: 80
      resources:
        limits:
          cpu: 500m
          memory: 1.5Gi
      volumeMounts:
        - name: data
          mountPath: /data
  volumes:
    - name: data
      emptyDir:
        medium: Memory
`

describe('the schema of Kubernetes objects', () => {
  it('accepts a good pod', () => {
    expect(problemsOf(pod)).toEqual([])
  })

  it.each([
    [
      'a misspelt field',
      'volumeMounts:',
      'volumeMount:',
      '/spec/containers/0 must NOT have additional properties: volumeMount',
    ],
    [
      'a value outside an enum',
      'IfNotPresent',
      'Sometimes',
      '/imagePullPolicy must be equal to one of the allowed values',
    ],
    ['a quantity with a wrong unit', '1.5Gi', '12XX', '/limits/memory must match pattern'],
    ['a quantity without a number', '500m', 'm', '/limits/cpu must match pattern'],
    ['a fraction for a port', '80', '1.5', '/containerPort must be integer'],
    ['a port that does not exist', '80', '65536', '/containerPort must be <= 65535'],
    ['text for a number', '80', '"80"', '/containerPort must be integer'],
    ['a name that is no DNS label', 'name: tool', 'name: Tool_1', '/name must match pattern'],
    ['a medium in the wrong case', 'Memory', 'memory', '/medium must be equal to one of the allowed values'],
    [
      'a missing name',
      '- name: tool\n      image',
      '- image',
      "/spec/containers/0 must have required property 'name'",
    ],
    ['a number for a text', 'mountPath: /data', 'mountPath: 5', '/mountPath must be string'],
    [
      'a field of another version',
      'apiVersion: v1',
      'apiVersion: v2',
      '/apiVersion must be equal to constant',
    ],
    [
      'what the cluster writes',
      'kind: Pod',
      'kind: Pod\nstatus: {}',
      '/ must NOT have additional properties: status',
    ],
  ])('refuses %s', (_what, good, bad, problem) => {
    expect(pod).toContain(good)
    const problems = problemsOf(pod.replace(good, bad))
    expect(problems).toEqual([expect.stringContaining(problem)])
  })

  it.each([{}, { apiVersion: 'v1', kind: 'Pod' }, { kind: 'Gadget' }, [], null])('refuses %j', (manifest) => {
    expect(schemaProblems(manifest)).not.toEqual([])
  })

  it('knows the other kinds', () => {
    const metadata = { name: 'x' }
    const spec = pod.split('\n').slice(3).join('\n')
    const [template] = readManifests(spec.trim()) as [object]
    const selector = { matchLabels: { app: 'x' } }
    const manifests = [
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80, targetPort: 'http' }] } },
      { apiVersion: 'v1', kind: 'Namespace', metadata },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'value' } },
      { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { key: 'value' } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata,
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
      { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template } },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template } },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata,
        spec: { selector, template, serviceName: 'x' },
      },
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: {} } },
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata,
        spec: { minAvailable: '50%', selector },
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata,
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
      },
    ]
    expect(manifests.flatMap((manifest) => schemaProblems(manifest))).toEqual([])
    for (const manifest of manifests) {
      expect(schemaProblems({ ...manifest, extra: 1 })).toEqual([
        '/ must NOT have additional properties: extra',
      ])
    }
  })
})

function problemsOf(yaml: string): string[] {
  return readManifests(yaml).flatMap((manifest) => schemaProblems(manifest))
}
