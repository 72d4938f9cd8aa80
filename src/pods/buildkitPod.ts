import type { Container, Pod, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { cacheIdentity, cacheMounts, cacheVolumes, usesAzureIdentity } from '../buildkit/cachePod'
import { daemonSecretFolder } from '../buildkit/remoteDaemon'
import { distinct } from '../image/reference'
import { dockerImage } from '../images'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import {
  certificateEnvironment,
  certificateFolder,
  certificateMounts,
  certificateVolumes,
} from '../registry/certificates'
import { helperContainers, helperMounts, helperVolumes, identityEnvironment } from '../registry/identity'
import { loginMounts, loginVolumes } from '../registry/mounts'
import { daemonSettings, type DaemonSettings } from './daemonSecurity'
import {
  apiMount,
  apiVolume,
  type PodShape,
  podWith,
  runDirectory,
  runMount,
  runVolume,
  unprivileged,
} from './parts'
import { buildResources } from './resources'
import { stayingScript } from './service'

/** The options that shape the pod. */
export type BuildkitPodOptions = PodShape &
  Partial<
    Pick<
      CheckedBuildkitBuildOptions,
      | 'buildkitImage'
      | 'cache'
      | 'cacheFrom'
      | 'client'
      | 'daemon'
      | 'daemonless'
      | 'dockerImage'
      | 'entitlements'
      | 'insecureRegistries'
      | 'kubernetesDriver'
      | 'push'
      | 'registryCertificates'
      | 'resources'
      | 'security'
    >
  >

/** The folder that daemon and client have in common. */
const socketMount: VolumeMount = { name: 'buildkit-socket', mountPath: '/run/buildkit' }
const socket = 'unix:///run/buildkit/buildkitd.sock'

const buildxMount: VolumeMount = { name: 'buildx', mountPath: '/opt/kiln-buildx' }

/**
 * A BuildKit daemon, rootless unless told otherwise, or none where one elsewhere is used, and beside it its client. They
 * meet on a Unix socket in a shared volume: `RUN` steps share the pod's network and could call an open port.
 */
export function buildkitPod(options: BuildkitPodOptions = {}): Pod {
  const logins = options.auth ?? []
  const certificates = options.registryCertificates ?? []
  return podWith(options, {
    initContainers: [...helperContainers(logins), ...buildxContainers(options)],
    containers: containersOf(options),
    volumes: [
      ...daemonVolumes(options),
      runVolume,
      ...(usesBuildx(options) ? [{ name: 'buildx', emptyDir: {} }] : []),
      ...loginVolumes(logins),
      ...helperVolumes(logins),
      ...certificateVolumes(certificates),
      ...cacheVolumes(options),
    ],
    usesAzure: usesAzureIdentity(options),
    ownUsers: options.security === 'userns',
  })
}

function containersOf(options: BuildkitPodOptions): Container[] {
  if (!hasDaemon(options)) return [client(options)]
  if (options.daemonless === true) return [both(options)]
  return [daemon(options), client(options)]
}

/** The client's container with all that a daemon in it needs. */
function both(options: BuildkitPodOptions): Container {
  const [its, served] = [client(options), daemon(options)]
  return {
    ...its,
    env: [...served.env!, ...its.env!],
    securityContext: served.securityContext!,
    resources: served.resources!,
    volumeMounts: [
      ...served.volumeMounts!,
      ...its.volumeMounts!.filter(({ name }) => served.volumeMounts!.every((mount) => mount.name !== name)),
    ],
  }
}

function hasDaemon({ daemon, kubernetesDriver }: BuildkitPodOptions): boolean {
  return daemon === undefined && kubernetesDriver === undefined
}

/** The Secret is optional, because Kubernetes would wait for a missing one without a word, while the build can say so. */
function daemonVolumes(options: BuildkitPodOptions): Volume[] {
  if (hasDaemon(options))
    return [
      { name: 'buildkit-socket', emptyDir: {} },
      { name: 'buildkit-state', emptyDir: {} },
    ]
  if (options.kubernetesDriver !== undefined) return [apiVolume]
  const { secretName } = options.daemon!
  return secretName === undefined ? [] : [{ name: 'kiln-daemon', secret: { secretName, optional: true } }]
}

function daemon(options: BuildkitPodOptions): Container {
  const { image, command, stateFolder, securityContext } = settingsOf(options)
  return {
    name: 'buildkitd',
    image: options.buildkitImage ?? image,
    command: ['sh', '-c', daemonScript(command)],
    env: [{ name: 'BUILDKITD_TOML', value: daemonConfig(options) }, ...cacheIdentity(options)],
    securityContext,
    resources: buildResources(options.resources),
    volumeMounts: [
      socketMount,
      { name: 'buildkit-state', mountPath: stateFolder },
      ...certificateMounts(options.registryCertificates ?? []),
    ],
  }
}

function settingsOf({ security = 'rootless' }: BuildkitPodOptions): DaemonSettings {
  return daemonSettings(security)
}

function daemonScript(command: string): string {
  return [
    'printf %s "$BUILDKITD_TOML" >/run/buildkit/buildkitd.toml',
    stayingScript('/run/buildkit', `${command} --config=buildkitd.toml --addr=${socket}`),
  ].join('\n')
}

/** buildkitd.toml: https://github.com/moby/buildkit/blob/master/docs/buildkitd.toml.md */
export function daemonConfig(options: BuildkitPodOptions): string {
  const entitlements = (options.entitlements ?? []).map((entitlement) => `"${entitlement}"`).join(', ')
  const allowed = entitlements === '' ? '' : `insecure-entitlements = [${entitlements}]\n`
  const registries = distinct(options.insecureRegistries ?? [])
  const plain = registries.map((registry) => `[registry."${registry}"]\n  http = true\n`)
  const own = (options.registryCertificates ?? []).map(
    ({ registry }, i) => `[registry."${registry}"]\n  tlsconfigdir = ["${certificateFolder(i)}"]\n`,
  )
  return [allowed, ...plain, ...own].join('')
}

function usesBuildx({ client }: BuildkitPodOptions): boolean {
  return client === 'buildx'
}

/** Copies buildx from Docker's image: BuildKit's, in which the client runs to wait for the daemon, has buildctl alone. */
function buildxContainers(options: BuildkitPodOptions): Container[] {
  if (!usesBuildx(options)) return []
  const plugin = '/usr/local/libexec/docker/cli-plugins/docker-buildx'
  return [
    {
      name: 'copy-buildx',
      image: options.dockerImage ?? dockerImage,
      command: ['cp', plugin, `${buildxMount.mountPath}/buildx`],
      securityContext: unprivileged(),
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '128Mi' } },
      volumeMounts: [buildxMount],
    },
  ]
}

function client(options: BuildkitPodOptions): Container {
  const logins = options.auth ?? []
  const certificates = options.registryCertificates ?? []
  return {
    name: options.client ?? 'buildctl',
    image: options.buildkitImage ?? settingsOf(options).image,
    command: ['sleep', '99d'],
    env: [
      ...(hasDaemon(options) ? [{ name: 'BUILDKIT_HOST', value: socket }] : []),
      { name: 'DOCKER_CONFIG', value: `${runDirectory}/docker` },
      ...identityEnvironment(logins),
      ...certificateEnvironment(certificates),
    ],
    securityContext: unprivileged(),
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } },
    volumeMounts: [
      ...daemonMounts(options),
      runMount,
      ...(usesBuildx(options) ? [buildxMount] : []),
      ...loginMounts(logins),
      ...helperMounts(logins),
      ...certificateMounts(certificates),
      ...cacheMounts(options),
    ],
  }
}

function daemonMounts(options: BuildkitPodOptions): VolumeMount[] {
  if (hasDaemon(options)) return [socketMount]
  if (options.kubernetesDriver !== undefined) return [apiMount]
  return options.daemon!.secretName === undefined
    ? []
    : [{ name: 'kiln-daemon', mountPath: daemonSecretFolder, readOnly: true }]
}
