import { randomBytes } from 'node:crypto'
import type { Container, Pod, PodSpec, Volume } from 'kubernetes-types/core/v1'
import { parseDocument } from 'yaml'
import { agentImage } from '../../tools/images'
import { type Json, StepFailure } from '../world'

export const workspaceVolume = 'workspace-volume'
/** Where the agent works, in every container of the pod. */
export const agentFolder = '/home/jenkins/agent'
/** The container that the agent itself runs in. */
export const agentContainer = 'jnlp'

/** A pod as Kubernetes would get it. */
export interface AgentPod extends Pod {
  readonly metadata: { name: string; namespace: string; labels: { [name: string]: string } }
  readonly spec: PodSpec
}

/** The arguments of `podTemplate` that this world knows; it refuses the others by name. */
const known = [
  'yaml',
  'label',
  'cloud',
  'namespace',
  'serviceAccount',
  'showRawYaml',
  'inheritFrom',
  'workspaceVolume',
]

/** The YAML of `podTemplate` and what the kubernetes plugin adds to it (PodTemplateBuilder of that plugin). */
export function agentPod(args: { readonly [name: string]: Json }, label: string, name: string): AgentPod {
  const unknown = Object.keys(args).filter((argument) => args[argument] !== null && !known.includes(argument))
  if (unknown.length > 0) {
    throw new StepFailure(`podTemplate: the bench does not know ${unknown.join(', ')}; give the pod as yaml`)
  }
  if (typeof args['inheritFrom'] === 'string' && args['inheritFrom'] !== '') {
    throw new StepFailure(
      `podTemplate: inheritFrom '${args['inheritFrom']}': the bench has no templates to inherit from`,
    )
  }
  const given = parse(args['yaml'])
  const { serviceAccount, namespace } = args
  const spec = given.spec ?? { containers: [] }
  const agent = spec.containers.find((container) => container.name === agentContainer)
  const containers = agent ? spec.containers : [...spec.containers, { name: agentContainer }]
  const volumes = spec.volumes ?? []
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...given.metadata,
      name,
      namespace: typeof namespace === 'string' ? namespace : (given.metadata?.namespace ?? 'jenkins'),
      labels: { ...given.metadata?.labels, jenkins: 'slave', 'jenkins/label': label },
    },
    spec: {
      ...spec,
      ...(typeof serviceAccount === 'string' ? { serviceAccountName: serviceAccount } : {}),
      restartPolicy: spec.restartPolicy ?? 'Never',
      nodeSelector: { 'kubernetes.io/os': 'linux', ...spec.nodeSelector },
      containers: containers.map((container) =>
        withWorkspace(container.name === agentContainer ? asAgent(container) : container),
      ),
      // The template has a volume of this name, which takes the place of one in the YAML.
      volumes: [
        ...volumes.filter(({ name }) => name !== workspaceVolume),
        { name: workspaceVolume, ...workspace(args['workspaceVolume']) },
      ],
    },
  }
}

/** As the plugin names pods and labels: something to recognise, and something random. */
export function uniqueName(...parts: (string | number)[]): string {
  const readable = parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return `${readable}-${randomBytes(3).toString('hex')}`.replace(/^-+/, '').slice(-63)
}

function parse(yaml: Json | undefined): Partial<Pod> {
  if (typeof yaml !== 'string') throw new StepFailure('podTemplate: yaml is missing')
  const document = parseDocument(yaml, { uniqueKeys: true })
  if (document.errors.length > 0) throw new StepFailure(`podTemplate: ${document.errors[0]?.message}`)
  const pod = document.toJS() as Partial<Pod> | null
  if (typeof pod !== 'object' || pod === null || Array.isArray(pod))
    throw new StepFailure('podTemplate: yaml is not a pod')
  return pod
}

function asAgent(container: Container): Container {
  const env = [
    { name: 'JENKINS_AGENT_WORKDIR', value: agentFolder },
    { name: 'JENKINS_URL', value: 'http://jenkins.invalid/' },
    ...(container.env ?? []),
  ]
  return {
    ...container,
    image: container.image ?? agentImage,
    env,
    resources: container.resources ?? { requests: { cpu: '100m', memory: '256Mi' } },
  }
}

function withWorkspace(container: Container): Container {
  const mounts = container.volumeMounts ?? []
  if (mounts.some((mount) => mount.name === workspaceVolume)) return container
  return { ...container, volumeMounts: [...mounts, { name: workspaceVolume, mountPath: agentFolder }] }
}

/** What the workspaces are kept on: a claim, or the pod's own folder. */
function workspace(given: Json | undefined): Omit<Volume, 'name'> {
  if (given === undefined || given === null) return { emptyDir: {} }
  const { $class, claimName } = given as { [name: string]: Json }
  if ($class !== 'persistentVolumeClaimWorkspaceVolume')
    throw new StepFailure(`podTemplate: the bench has no workspaceVolume of ${String($class)}`)
  return { persistentVolumeClaim: { claimName: String(claimName) } }
}
