import type { Container, Pod, PodSpec } from 'kubernetes-types/core/v1'

/** What a pod may only have where it is asked for, and of a privilege which container. */
export type Allowance =
  | `privileged: ${string}`
  | `capabilities: ${string}`
  | 'hostNetwork'
  | 'hostPID'
  | 'hostIPC'
  | 'hostPath'
  | 'serviceAccountToken'
  | 'restart'

type Rule = (spec: PodSpec, allowed: readonly Allowance[]) => string[]

/** What is wrong with a pod although Kubernetes would take it; empty for a good one. */
export function ruleProblems(pod: Pod, allowed: readonly Allowance[] = []): string[] {
  const spec = pod.spec ?? { containers: [] }
  return rules.flatMap((rule) => rule(spec, allowed))
}

const rules: readonly Rule[] = [
  everyMountHasItsVolume,
  everyVolumeIsMounted,
  mountPathsAreUnique,
  toolsStayVisible,
  imagesArePinned,
  resourcesAreSet,
  noPrivilege,
  noHostAccess,
  noServiceAccountToken,
  rootlessBuildkitCanWork,
  buildkitInPodUsersCanWork,
  everyContainerStays,
]

function everyMountHasItsVolume(spec: PodSpec): string[] {
  const volumes = (spec.volumes ?? []).map(({ name }) => name)
  return mounts(spec)
    .filter(({ mount }) => !volumes.includes(mount.name))
    .map(
      ({ container, mount }) =>
        `container ${container.name} mounts ${mount.name}, which is no volume of the pod`,
    )
}

function everyVolumeIsMounted(spec: PodSpec): string[] {
  const mounted = mounts(spec).map(({ mount }) => mount.name)
  return (spec.volumes ?? [])
    .filter(({ name }) => !mounted.includes(name))
    .map(({ name }) => `volume ${name} is mounted nowhere`)
}

function mountPathsAreUnique(spec: PodSpec): string[] {
  return containers(spec).flatMap((container) => {
    const paths = (container.volumeMounts ?? []).map(({ mountPath }) => normal(mountPath))
    const twice = paths.filter((path, index) => paths.indexOf(path) !== index)
    return twice.map((path) => `container ${container.name} has two mounts at ${path}`)
  })
}

/** The executor and its shell lie there in the image: a mount hides them. */
function toolsStayVisible(spec: PodSpec): string[] {
  return mounts(spec)
    .filter(({ mount }) => ['/', '/kaniko', '/busybox'].includes(normal(mount.mountPath)))
    .map(({ container, mount }) => `container ${container.name} mounts over ${normal(mount.mountPath)}`)
}

const movingTags = [
  'latest',
  'main',
  'master',
  'debug',
  'edge',
  'nightly',
  'stable',
  'rootless',
  'slim',
  'warmer',
]

function imagesArePinned(spec: PodSpec): string[] {
  return containers(spec)
    .filter(({ image = '' }) => !isPinned(image))
    .map(({ name, image }) => `container ${name} has the moving image ${image}: give a version or a digest`)
}

function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true
  const tag = /:([^/:@]+)$/.exec(image)?.[1]
  return tag !== undefined && !movingTags.includes(tag)
}

/** Without a memory limit one build can take the node down; without requests the scheduler packs it blindly. */
function resourcesAreSet(spec: PodSpec): string[] {
  return containers(spec)
    .filter(isOwn)
    .filter(
      ({ resources }) =>
        !resources?.requests?.['cpu'] || !resources.requests['memory'] || !resources.limits?.['memory'],
    )
    .map(({ name }) => `container ${name} lacks requests of cpu and memory or a limit of memory`)
}

function noPrivilege(spec: PodSpec, allowed: readonly Allowance[]): string[] {
  return containers(spec).flatMap(({ name, securityContext = {} }) => [
    ...(securityContext.privileged && !allowed.includes(`privileged: ${name}`)
      ? [`container ${name} is privileged`]
      : []),
    ...(securityContext.capabilities?.add?.length && !allowed.includes(`capabilities: ${name}`)
      ? [`container ${name} adds capabilities`]
      : []),
  ])
}

function noHostAccess(spec: PodSpec, allowed: readonly Allowance[]): string[] {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => spec[field])
  const paths = (spec.volumes ?? []).filter(({ hostPath }) => hostPath !== undefined)
  return [
    ...shared.filter((field) => !allowed.includes(field)).map((field) => `the pod has ${field}`),
    ...(allowed.includes('hostPath')
      ? []
      : paths.map(({ name }) => `volume ${name} is a folder of the node`)),
  ]
}

function noServiceAccountToken(spec: PodSpec, allowed: readonly Allowance[]): string[] {
  const hasToken = spec.automountServiceAccountToken !== false
  return hasToken && !allowed.includes('serviceAccountToken')
    ? ['the pod gets the token of its service account: say automountServiceAccountToken: false']
    : []
}

/** https://github.com/moby/buildkit/blob/master/docs/rootless.md */
function rootlessBuildkitCanWork(spec: PodSpec): string[] {
  return containers(spec)
    .filter((container) => isRootlessDaemon(container))
    .flatMap((container) => {
      const { name, securityContext = {} } = container
      return [
        ...(securityContext.seccompProfile?.type === 'Unconfined'
          ? []
          : [`${name} needs seccomp Unconfined`]),
        ...(appArmor(securityContext) === 'Unconfined' ? [] : [`${name} needs AppArmor Unconfined`]),
        ...(commandLine(container).includes('--oci-worker-no-process-sandbox')
          ? []
          : [`${name} needs --oci-worker-no-process-sandbox`]),
      ]
    })
}

/** A daemon that is neither rootless nor privileged. https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/ */
function buildkitInPodUsersCanWork(spec: PodSpec): string[] {
  return containers(spec)
    .filter((container) => isDaemon(container) && !isRootlessDaemon(container))
    .filter(({ securityContext = {} }) => securityContext.privileged !== true)
    .flatMap(({ name, securityContext = {} }) => [
      ...(spec.hostUsers === false ? [] : [`${name} needs hostUsers: false`]),
      ...(securityContext.runAsUser === 0 ? [] : [`${name} needs to be root`]),
      ...(securityContext.seccompProfile?.type === 'Unconfined' ? [] : [`${name} needs seccomp Unconfined`]),
      ...(appArmor(securityContext) === 'Unconfined' ? [] : [`${name} needs AppArmor Unconfined`]),
      ...['NET_ADMIN', 'SYS_ADMIN']
        .filter((capability) => !securityContext.capabilities?.add?.includes(capability))
        .map((capability) => `${name} needs the capability ${capability}`),
    ])
}

function isDaemon(container: Container): boolean {
  return /\bbuildkitd --/.test(commandLine(container))
}

function isRootlessDaemon(container: Container): boolean {
  // The rootless image starts the daemon of itself.
  if (!container.command?.length) return /buildkit.*rootless/.test(container.image ?? '')
  return /\brootlesskit\s+buildkitd\b/.test(commandLine(container))
}

/** kubernetes-types knows Kubernetes 1.30, where the field is in beta and typed. */
function appArmor(securityContext: NonNullable<Container['securityContext']>): string | undefined {
  return securityContext.appArmorProfile?.type
}

/**
 * A regular container that ends takes the agent with it, and `container('x')` runs its scripts in a live one. In a pod that
 * is no agent Kubernetes starts it again.
 */
function everyContainerStays(spec: PodSpec, allowed: readonly Allowance[]): string[] {
  if (allowed.includes('restart')) return []
  return spec.containers
    .filter((container) => isOwn(container) && !stays(container))
    .map(({ name }) => `container ${name} may end, and the build with it: let it sleep or loop`)
}

function stays({ command = [], args = [], tty }: Container): boolean {
  const [program = '', ...rest] = [...command, ...args]
  const name = program.split('/').at(-1)
  if (command.length === 0) return false
  if (name === 'sleep') return rest.length === 1 && /^(\d+d|infinity)$/.test(rest[0]!)
  if (name === 'cat') return rest.length === 0 && tty === true
  return (
    name === 'sh' &&
    rest[0] === '-c' &&
    /(while true; do [^\n]*; done|exec sleep (\d+d|infinity))\s*$/.test(rest[1] ?? '')
  )
}

/** The agent's container gets its command and resources from the kubernetes plugin. */
function isOwn({ name }: Container): boolean {
  return name !== 'jnlp'
}

function containers(spec: PodSpec): Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers]
}

function mounts(spec: PodSpec) {
  return containers(spec).flatMap((container) =>
    (container.volumeMounts ?? []).map((mount) => ({ container, mount })),
  )
}

function commandLine({ command = [], args = [] }: Container): string {
  return [...command, ...args].join(' ')
}

function normal(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path
}
