import type { Container, Pod, PodSpec, SecurityContext, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import type { SharedFolder, Toleration } from '../options/pod'
import type { RegistryLogin } from '../options/registryLogin'
import { identityLabels, usesIdentity } from '../registry/identity'
import { usesMount } from '../registry/mounts'

/** The options that every pod takes into its YAML. */
export interface PodShape {
  agentImage?: string
  auth?: RegistryLogin[]
  imagePullSecrets?: string[]
  nodeSelector?: Record<string, string>
  serviceAccount?: string
  tolerations?: Toleration[]
}

/** The parts of a pod that are its own. */
export interface PodParts {
  containers: Container[]
  initContainers: Container[]
  volumes: Volume[]
  /** Whether it needs an identity of Azure for more than registries. */
  usesAzure?: boolean
  /** Whether its users are others than those of the node: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/ */
  ownUsers?: boolean
}

/**
 * A folder in memory for what must not reach a disk: `docker/config.json` with the registry logins, and what the build
 * tool reports.
 */
export const runDirectory = '/run/kiln'
export const runMount: VolumeMount = { name: 'kiln-run', mountPath: runDirectory }
export const runVolume: Volume = { name: 'kiln-run', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } }

/** What Kubernetes mounts into every container of a pod by itself, where it is not told to leave it. */
export const apiMount: VolumeMount = {
  name: 'kube-api-access',
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  readOnly: true,
}
export const apiVolume: Volume = {
  name: 'kube-api-access',
  projected: {
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
    ],
  },
}

/** A pod without a token of Kubernetes, with these containers beside that of Jenkins' agent. */
export function podWith(options: PodShape, parts: PodParts): Pod {
  const agent: Container[] =
    options.agentImage === undefined ? [] : [{ name: 'jnlp', image: options.agentImage }]
  const spec: PodSpec = { automountServiceAccountToken: false, containers: [...agent, ...parts.containers] }
  if (parts.ownUsers === true) spec.hostUsers = false
  if (parts.initContainers.length > 0) spec.initContainers = parts.initContainers
  spec.volumes = parts.volumes
  if (options.nodeSelector !== undefined) spec.nodeSelector = options.nodeSelector
  if (options.tolerations !== undefined) spec.tolerations = options.tolerations
  if (options.imagePullSecrets !== undefined)
    spec.imagePullSecrets = options.imagePullSecrets.map((name) => ({ name }))
  const usesAzure = parts.usesAzure === true || (options.auth ?? []).some(({ acr }) => acr !== undefined)
  const labels = identityLabels(usesAzure, options.serviceAccount)
  const metadata = Object.keys(labels).length > 0 ? { metadata: { labels } } : {}
  return { apiVersion: 'v1', kind: 'Pod', ...metadata, spec }
}

/** Whether a call's options leave the pod as it is in `resources/`. */
export function isDefaultPod(options: PodShape): boolean {
  return (
    options.agentImage === undefined &&
    options.imagePullSecrets === undefined &&
    options.nodeSelector === undefined &&
    options.tolerations === undefined &&
    !(options.auth ?? []).some((login) => usesIdentity(login) || usesMount(login))
  )
}

/** For a container whose program needs no privilege: what the profile `restricted` of Kubernetes asks for. */
export function unprivileged(): SecurityContext {
  return {
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  }
}

/** For a rootless daemon: unconfined, as the default profiles forbid its user namespaces and mounts. */
export function rootless(): SecurityContext {
  return {
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    seccompProfile: { type: 'Unconfined' },
    appArmorProfile: { type: 'Unconfined' },
  }
}

/** A folder that outlives the pod, as one of its volumes. */
export function sharedVolume(name: string, folder: SharedFolder): Volume {
  if (folder.nfs !== undefined) return { name, nfs: folder.nfs }
  if (folder.claimName !== undefined) return { name, persistentVolumeClaim: { claimName: folder.claimName } }
  return { name, hostPath: { path: folder.hostPath!, type: 'DirectoryOrCreate' } }
}
