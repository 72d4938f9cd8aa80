import type { Container, Pod, PodSpec, SecurityContext } from 'kubernetes-types/core/v1'
import { readManifests, schemaProblems } from './manifests'
import { type Allowance, ruleProblems } from './rules'

const container: Container = {
  name: 'tool',
  image: 'registry.example.com/tool:1.2',
  command: ['sleep', '99d'],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
}

function pod(tool: Partial<Container> = {}, spec: Partial<PodSpec> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { automountServiceAccountToken: false, containers: [{ ...container, ...tool }], ...spec },
  }
}

/** What a daemon needs that is root of its pod's users, and no more. */
const rootOfPod: SecurityContext = {
  runAsUser: 0,
  capabilities: { add: ['NET_ADMIN', 'SYS_ADMIN'] },
  seccompProfile: { type: 'Unconfined' },
  appArmorProfile: { type: 'Unconfined' },
}

const inPodUsers: {
  wrong: string
  securityContext: SecurityContext
  problem: string
}[] = [
  { wrong: 'as no root', securityContext: { runAsUser: 1000 }, problem: 'tool needs to be root' },
  {
    wrong: 'under seccomp',
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    problem: 'tool needs seccomp Unconfined',
  },
  {
    wrong: 'under AppArmor',
    securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
    problem: 'tool needs AppArmor Unconfined',
  },
  {
    wrong: 'that cannot mount',
    securityContext: { capabilities: { add: ['NET_ADMIN'] } },
    problem: 'tool needs the capability SYS_ADMIN',
  },
]

describe('the rules for pods', () => {
  it('find nothing in a good pod', () => {
    expect(schemaProblems(pod())).toEqual([])
    expect(ruleProblems(pod())).toEqual([])
  })

  const cases: {
    wrong: string
    bad: Pod
    problem: string
    allowance?: Allowance
    always?: readonly Allowance[]
  }[] = [
    {
      wrong: 'a mount without its volume',
      bad: pod({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
      problem: 'container tool mounts data, which is no volume of the pod',
    },
    {
      wrong: 'a mount without its volume in an init container',
      bad: pod(
        {},
        { initContainers: [{ ...container, volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
      ),
      problem: 'container tool mounts data, which is no volume of the pod',
    },
    {
      wrong: 'a volume that nobody mounts',
      bad: pod({}, { volumes: [{ name: 'data', emptyDir: {} }] }),
      problem: 'volume data is mounted nowhere',
    },
    {
      wrong: 'two mounts at one path',
      bad: pod(
        {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'data', mountPath: '/data/' },
          ],
        },
        { volumes: [{ name: 'data', emptyDir: {} }] },
      ),
      problem: 'container tool has two mounts at /data',
    },
    {
      wrong: 'a mount over the Kaniko executor',
      bad: pod(
        { volumeMounts: [{ name: 'data', mountPath: '/kaniko/' }] },
        { volumes: [{ name: 'data', emptyDir: {} }] },
      ),
      problem: 'container tool mounts over /kaniko',
    },
    ...['tool', 'tool:latest', 'host:5000/tool', 'tool:debug', 'moby/buildkit:master'].map((image) => ({
      wrong: `the moving image ${image}`,
      bad: pod({ image }),
      problem: `container tool has the moving image ${image}: give a version or a digest`,
    })),
    {
      wrong: 'a container without resources',
      bad: pod({ resources: {} }),
      problem: 'container tool lacks requests of cpu and memory or a limit of memory',
    },
    {
      wrong: 'a container without a memory limit',
      bad: pod({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
      problem: 'container tool lacks requests of cpu and memory or a limit of memory',
    },
    {
      wrong: 'a privileged container',
      bad: pod({ securityContext: { privileged: true } }),
      problem: 'container tool is privileged',
      allowance: 'privileged: tool',
    },
    {
      wrong: 'an added capability',
      bad: pod({ securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }),
      problem: 'container tool adds capabilities',
      allowance: 'capabilities: tool',
    },
    ...inPodUsers.map(({ wrong, securityContext, problem }) => ({
      wrong: `buildkitd in the users of its pod ${wrong}`,
      bad: pod(
        {
          command: ['sh', '-c', 'buildkitd --addr=x &\nwhile true; do sleep 60 & wait $!; done'],
          securityContext: { ...rootOfPod, ...securityContext },
        },
        { hostUsers: false },
      ),
      problem,
      always: ['capabilities: tool'] as const,
    })),
    ...(['hostNetwork', 'hostPID', 'hostIPC'] as const).map((field) => ({
      wrong: field,
      bad: pod({}, { [field]: true }),
      problem: `the pod has ${field}`,
      allowance: field,
    })),
    {
      wrong: 'a folder of the node',
      bad: pod(
        { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
        { volumes: [{ name: 'data', hostPath: { path: '/root/.docker' } }] },
      ),
      problem: 'volume data is a folder of the node',
      allowance: 'hostPath',
    },
    {
      wrong: 'a service account token',
      bad: pod({}, { automountServiceAccountToken: undefined! }),
      problem: 'the pod gets the token of its service account: say automountServiceAccountToken: false',
      allowance: 'serviceAccountToken',
    },
    ...[
      {
        wrong: 'seccomp',
        securityContext: { appArmorProfile: { type: 'Unconfined' } },
        problem: 'tool needs seccomp Unconfined',
      },
      {
        wrong: 'AppArmor',
        securityContext: { seccompProfile: { type: 'Unconfined' } },
        problem: 'tool needs AppArmor Unconfined',
      },
    ].map(({ wrong, securityContext, problem }) => ({
      wrong: `rootless buildkitd under ${wrong}`,
      bad: pod({ command: ['sh', '-c', daemon('--oci-worker-no-process-sandbox')], securityContext }),
      problem,
    })),
    {
      wrong: 'rootless buildkitd with a process sandbox',
      bad: pod({
        command: ['sh', '-c', daemon('')],
        securityContext: { seccompProfile: { type: 'Unconfined' }, appArmorProfile: { type: 'Unconfined' } },
      }),
      problem: 'tool needs --oci-worker-no-process-sandbox',
    },
    ...[
      { wrong: "an image's own command", command: [] },
      { wrong: 'a tool that ends', command: ['buildctl', 'build'] },
      { wrong: 'a short sleep', command: ['sleep', '60'] },
      { wrong: 'cat without a terminal', command: ['cat'] },
      { wrong: 'a script that ends', command: ['sh', '-c', 'buildkitd'] },
    ].map(({ wrong, command }) => ({
      wrong,
      bad: pod({ command }),
      problem: 'container tool may end, and the build with it: let it sleep or loop',
    })),
  ]

  it.each(cases)('find $wrong', ({ bad, problem, allowance, always = [] }) => {
    expect(ruleProblems(bad, always)).toEqual([problem])
    expect(ruleProblems(bad, allowance ? [allowance] : always)).toEqual(allowance ? [] : [problem])
  })

  it('allow a privilege to the container that it was asked for, and to no other', () => {
    const bad = pod({ securityContext: { privileged: true } })
    expect(ruleProblems(bad, ['privileged: buildkitd'])).toEqual(['container tool is privileged'])
  })

  it('take the daemon of a rootless image for what it is, with its own command too', () => {
    const image = 'docker.io/moby/buildkit:v0.31.2-rootless'
    expect(ruleProblems(pod({ image, command: [] }))).toContain('tool needs seccomp Unconfined')
    expect(ruleProblems(pod({ image }))).toEqual([])
  })

  it('take a privileged daemon, and one in the users of its pod with all that it needs, for good', () => {
    const command = ['sh', '-c', 'buildkitd --addr=x &\nwhile true; do sleep 60 & wait $!; done']
    expect(
      ruleProblems(pod({ command, securityContext: { privileged: true } }), ['privileged: tool']),
    ).toEqual([])
    expect(
      ruleProblems(pod({ command, securityContext: rootOfPod }, { hostUsers: false }), [
        'capabilities: tool',
      ]),
    ).toEqual([])
    expect(ruleProblems(pod({ command, securityContext: rootOfPod }), ['capabilities: tool'])).toContain(
      'tool needs hostUsers: false',
    )
  })

  it('take an image with a digest as pinned', () => {
    expect(ruleProblems(pod({ image: `tool@sha256:${'0'.repeat(64)}` }))).toEqual([])
  })
})

describe('reading a manifest', () => {
  it('fails at a key that stands twice', () => {
    expect(() => readManifests('a: 1\nb: 2\na: 3\n')).toThrow(/unique/)
    expect(readManifests('a: 1\n---\na: 2\n')).toEqual([{ a: 1 }, { a: 2 }])
  })
})

function daemon(flag: string): string {
  return `rootlesskit buildkitd ${flag} &\nwhile true; do sleep 60 & wait $!; done`
}
