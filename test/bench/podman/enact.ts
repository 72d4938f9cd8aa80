import type { Container, Pod, SecurityContext } from 'kubernetes-types/core/v1'
import type { Network } from '../../tools/network'
import { ownerLabel } from '../../tools/podman'
import { StepFailure } from '../world'
import { notEnacted } from './fields'
import { agentContainer, type AgentPod } from './merge'

/** Where the machine has the volumes of the pod, by the volume's name. */
export type VolumeFolders = { readonly [volume: string]: string }

const machine: { readonly [label: string]: string } = {
  'kubernetes.io/os': 'linux',
  'kubernetes.io/arch': process.arch === 'x64' ? 'amd64' : process.arch,
}

/** Throws where the pod has something that podman would leave out silently, or Kubernetes would refuse. */
export function checkPod(pod: AgentPod): void {
  const problems = notEnacted(pod)
  for (const [label, value] of Object.entries(pod.spec.nodeSelector ?? {})) {
    if (machine[label] !== value) problems.push(`spec.nodeSelector: ${label}=${value}`)
  }
  for (const container of allContainers(pod)) {
    const at = `container ${container.name}`
    const { securityContext: own = {}, env = [], command = [], args = [], volumeMounts = [] } = container
    const user = own.runAsUser ?? pod.spec.securityContext?.runAsUser
    const group = own.runAsGroup ?? pod.spec.securityContext?.runAsGroup
    if (container.image === undefined) problems.push(`${at}: no image`)
    // podman 4.3.1 would take user 0.
    if (group !== undefined && user === undefined) problems.push(`${at}: runAsGroup without runAsUser`)
    // Kubernetes expands $(NAME), podman does not.
    const texts = [...command, ...args, ...env.map(({ value = '' }) => value)]
    const expanded = env
      .map(({ name }) => `$(${name})`)
      .find((name) => texts.some((text) => text.includes(name)))
    if (expanded !== undefined || texts.some((text) => text.includes('$$('))) {
      problems.push(`${at}: ${expanded ?? '$$('} in command, args or env`)
    }
    for (const { name } of volumeMounts) {
      if (!pod.spec.volumes?.some((volume) => volume.name === name))
        problems.push(`${at}: mounts ${name}, which is no volume`)
    }
  }
  if (problems.length > 0) {
    throw new StepFailure(
      `The pod asks for what the bench cannot give it:\n${problems.map((text) => `  ${text}`).join('\n')}`,
    )
  }
}

/** Those that run first, and the others. */
export function allContainers({ spec }: AgentPod): readonly Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers]
}

/**
 * The pod as `podman play kube` (4.3.1) has to be told, so that it gets what Kubernetes would give it: podman names an
 * emptyDir after the volume alone, so that pods share it, puts a memory volume on disk, publishes declared ports on the
 * machine, does not know fsGroup and has seccomp profiles in annotations only.
 */
export function forPodman(
  pod: AgentPod,
  folders: VolumeFolders,
  owner: string,
  hosts: Network['hosts'],
): Pod {
  const { securityContext = {}, containers, initContainers = [] } = pod.spec
  const { fsGroup, supplementalGroups = [], seccompProfile } = securityContext
  const annotations: { [name: string]: string } = {}
  for (const container of allContainers(pod)) {
    const profile = container.securityContext?.seccompProfile ?? seccompProfile
    // Without a profile as on a node with `seccompDefault`: the stricter of the two settings that nodes have.
    const name = profile?.type === 'Unconfined' ? 'unconfined' : 'runtime/default'
    annotations[`container.seccomp.security.alpha.kubernetes.io/${container.name}`] = name
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.metadata.name,
      labels: { ...pod.metadata.labels, [ownerLabel]: owner },
      annotations,
    },
    spec: {
      restartPolicy: 'Never',
      securityContext: {
        ...only(securityContext, ['runAsUser', 'runAsGroup']),
        supplementalGroups: [...supplementalGroups, ...(fsGroup === undefined ? [] : [fsGroup])],
      },
      hostAliases: hosts.map(({ name, address }) => ({ ip: address, hostnames: [name] })),
      initContainers: initContainers.map(containerForPodman),
      containers: containers.map(containerForPodman),
      volumes: (pod.spec.volumes ?? []).map(({ name }) => ({
        name,
        hostPath: { path: folders[name] ?? '' },
      })),
    },
  }
}

function containerForPodman(container: Container): Container {
  const { name, securityContext, resources, volumeMounts } = container
  const limits = Object.entries(resources?.limits ?? {}).filter(
    ([limit]) => limit === 'cpu' || limit === 'memory',
  )
  return {
    ...only(container, ['image', 'command', 'args', 'env', 'workingDir', 'tty']),
    // The bench plays the agent: its container only has to stay. Nothing answers to the real one's calls.
    ...(name === agentContainer ? { command: ['sleep', '1000000'], args: [] } : {}),
    name,
    imagePullPolicy: 'Never',
    resources: { limits: Object.fromEntries(limits) },
    securityContext: only<SecurityContext>(securityContext ?? {}, [
      'runAsUser',
      'runAsGroup',
      'privileged',
      'allowPrivilegeEscalation',
      'readOnlyRootFilesystem',
      'capabilities',
    ]),
    volumeMounts: volumeMounts ?? [],
  }
}

/** These fields of the object, as far as it has them. */
function only<T extends object>(object: T, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([field]) => fields.includes(field as keyof T)),
  ) as Partial<T>
}
