import { parse } from 'yaml'
import { checkPod, forPodman } from './enact'
import { agentPod } from './merge'

const pod = (container: string, more = '') =>
  agentPod(
    { yaml: `spec:\n  containers: [{ name: tool, image: 'busybox:1', ${container} }]\n${more}` },
    'label',
    'name',
  )

describe('the check of a pod', () => {
  it.each([
    ['stdin: true', '', 'spec.containers[0].stdin'],
    ['lifecycle: { preStop: { exec: { command: [a] } } }', '', 'spec.containers[0].lifecycle'],
    ['envFrom: [{ secretRef: { name: a } }]', '', 'spec.containers[0].envFrom'],
    [
      'env: [{ name: A, valueFrom: { secretKeyRef: { name: a } } }]',
      '',
      'spec.containers[0].env[0].valueFrom',
    ],
    [
      'volumeMounts: [{ name: v, mountPath: /v, subPath: a }]',
      '  volumes: [{ name: v, emptyDir: {} }]',
      'volumeMounts[0].subPath',
    ],
    ['securityContext: { procMount: Unmasked }', '', 'spec.containers[0].securityContext.procMount'],
    ['securityContext: { seccompProfile: { type: Localhost } }', '', 'seccompProfile.type: "Localhost"'],
    ['', '  hostNetwork: true', 'spec.hostNetwork'],
    ['', '  initContainers: [{ name: a, restartPolicy: Always }]', 'spec.initContainers[0].restartPolicy'],
    ['', '  restartPolicy: Always', 'spec.restartPolicy: "Always"'],
    ['', '  serviceAccountName: builder', 'spec.serviceAccountName'],
    ['', '  volumes: [{ name: v, hostPath: { path: /v, type: Socket } }]', 'spec.volumes[0].hostPath.type'],
    ['', '  nodeSelector: { gpu: big }', 'spec.nodeSelector: gpu=big'],
    ['volumeMounts: [{ name: v, mountPath: /v }]', '', 'container tool: mounts v, which is no volume'],
    ['securityContext: { runAsGroup: 1 }', '', 'container tool: runAsGroup without runAsUser'],
    [
      'args: ["$(HOST)"], env: [{ name: HOST, value: a }]',
      '',
      'container tool: $(HOST) in command, args or env',
    ],
  ])('refuses what podman would not do: { %s } %s', (container, more, problem) => {
    expect(() => checkPod(pod(container, more))).toThrow(problem)
  })

  it('takes what has an effect here, and what may be left out', () => {
    const container = `resources: { requests: { cpu: 1 }, limits: { memory: 1Gi } }, livenessProbe: { exec: { command: [a] } },
      args: ['$(date)'], securityContext: { appArmorProfile: { type: Unconfined } }`
    expect(() => checkPod(pod(container, '  nodeSelector: { kubernetes.io/os: linux }'))).not.toThrow()
  })
})

describe('the pod that podman plays', () => {
  it('has no ports, no probes and no requests, whose effect here would be another one', () => {
    const given = pod(
      'ports: [{ containerPort: 80 }], resources: { requests: { memory: 1Gi }, limits: { memory: 2Gi } }',
    )
    const [tool] = forPodman(given, {}, 'owner', []).spec?.containers ?? []
    expect(tool).not.toHaveProperty('ports')
    expect(tool?.resources).toEqual({ limits: { memory: '2Gi' } })
  })

  it('has the seccomp profile of each container, RuntimeDefault where it asks for none', () => {
    const given = pod('', '  securityContext: { seccompProfile: { type: Unconfined } }')
    expect(forPodman(given, {}, 'owner', []).metadata?.annotations).toEqual({
      'container.seccomp.security.alpha.kubernetes.io/tool': 'unconfined',
      'container.seccomp.security.alpha.kubernetes.io/jnlp': 'unconfined',
    })
    expect(Object.values(forPodman(pod(''), {}, 'owner', []).metadata?.annotations ?? {})).toEqual([
      'runtime/default',
      'runtime/default',
    ])
  })
})

describe('the pod of podTemplate', () => {
  const merged = (yaml: string) => agentPod({ yaml }, 'label', 'name')

  it('gets the agent, and the workspace in every container', () => {
    const { spec } = merged(
      'spec: { containers: [{ name: a, image: b, volumeMounts: [{ name: c, mountPath: /c }] }] }',
    )
    const mount = { name: 'workspace-volume', mountPath: '/home/jenkins/agent' }
    expect(spec.containers.map(({ name, volumeMounts }) => [name, volumeMounts])).toEqual([
      ['a', [{ name: 'c', mountPath: '/c' }, mount]],
      ['jnlp', [mount]],
    ])
    expect(spec.volumes).toEqual([{ name: 'workspace-volume', emptyDir: {} }])
    expect(spec.restartPolicy).toBe('Never')
  })

  it("keeps the pod's own agent container", () => {
    const { spec } = merged('spec: { containers: [{ name: jnlp, image: mine:1 }] }')
    expect(spec.containers.map(({ name, image }) => [name, image])).toEqual([['jnlp', 'mine:1']])
  })

  it.each([
    ['a: 1\na: 2', /unique/],
    ['[]', /is not a pod/],
    ['a: [', /podTemplate/],
  ])('is refused for the YAML %j', (yaml, problem) => {
    expect(() => merged(yaml)).toThrow(problem)
  })

  it('is refused with an argument that would have no effect', () => {
    expect(() => agentPod({ yaml: 'spec: {}', hostNetwork: true }, 'label', 'name')).toThrow(
      /does not know hostNetwork/,
    )
    expect(() => agentPod({ yaml: 'spec: {}', inheritFrom: 'base' }, 'label', 'name')).toThrow(
      /inheritFrom 'base'/,
    )
  })

  it('has the namespace and service account of the call', () => {
    const pod = agentPod(
      { yaml: 'metadata: { namespace: a }', namespace: 'b', serviceAccount: 'c' },
      'label',
      'name',
    )
    expect(parse(JSON.stringify([pod.metadata.namespace, pod.spec.serviceAccountName]))).toEqual(['b', 'c'])
  })
})
