import type { Container, PodTemplateSpec, Volume } from 'kubernetes-types/core/v1'
import { buildkitImage } from '../images'
import { rootless } from '../pods/parts'

/** The namespace of an instance of the service, and the names in it: one instance is one trust domain. */
export const namespace = 'buildkitd'
export const service = 'buildkitd'
/** The Service without an address of its own, by which each replica has a name. */
export const replicas = 'buildkitd-replicas'

/** What the step takes where an address has no port. https://github.com/moby/buildkit#expose-buildkit-as-a-tcp-service */
export const port = 1234

/** What selects the pods of the service. */
export const labels = { 'app.kubernetes.io/name': 'buildkitd' }

/** Secrets with `ca.crt`, `tls.crt` and `tls.key`, whoever makes them. */
export const serverSecret = 'buildkitd-server'
export const clientSecret = 'buildkitd-client'

/** The ConfigMap with `buildkitd.toml`. */
export const configName = 'buildkitd'

/** The volume with the cache. */
export const cacheVolume = 'cache'
export const cacheSize = '50Gi'

/**
 * What the server's certificate holds: the names by which clients reach the service, and each of its replicas. The
 * `*` stands for one replica.
 */
export function serverNames(): string[] {
  return ['', `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].flatMap((domain) => [
    `${service}${domain}`,
    `*.${replicas}${domain}`,
  ])
}

/** A rootless daemon that listens on a port with mutual TLS, and keeps its cache in the volume `cache`. */
export function daemonTemplate(volumes: Volume[] = []): PodTemplateSpec {
  return {
    metadata: {
      labels,
      // The cluster's autoscaler would move it within ten minutes, whatever the grace period.
      annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
    },
    spec: {
      automountServiceAccountToken: false,
      // No variable for each Service of the namespace, which builds would see.
      enableServiceLinks: false,
      // As long as the longest build: the default `timeout` of the steps.
      terminationGracePeriodSeconds: 3600,
      // The volume is the user's; only a new one is gone through.
      securityContext: { fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: labels },
        },
      ],
      containers: [daemon()],
      volumes: [
        { name: 'certificates', secret: { secretName: serverSecret, defaultMode: 0o440 } },
        { name: 'config', configMap: { name: configName } },
        ...volumes,
      ],
    },
  }
}

const socket = 'unix:///run/user/1000/buildkit/buildkitd.sock'

function daemon(): Container {
  const answers = {
    exec: { command: ['buildctl', `--addr=${socket}`, 'debug', 'workers'] },
    timeoutSeconds: 10,
  }
  return {
    name: 'buildkitd',
    image: buildkitImage,
    // The image's entry point is `rootlesskit buildkitd`.
    args: [
      '--config=/etc/buildkit/buildkitd.toml',
      `--addr=${socket}`,
      `--addr=tcp://0.0.0.0:${port}`,
      '--tlscacert=/run/kiln-certificates/ca.crt',
      '--tlscert=/run/kiln-certificates/tls.crt',
      '--tlskey=/run/kiln-certificates/tls.key',
      '--oci-worker-no-process-sandbox',
    ],
    ports: [{ name: 'buildkit', containerPort: port }],
    startupProbe: { ...answers, periodSeconds: 2, failureThreshold: 60 },
    readinessProbe: { ...answers, periodSeconds: 10 },
    // Slow to act, as a restart ends all builds; but then at once, as nothing is left to wait for.
    livenessProbe: { ...answers, periodSeconds: 30, failureThreshold: 5, terminationGracePeriodSeconds: 10 },
    lifecycle: { preStop: { exec: { command: ['sh', '-c', drainScript()] } } },
    securityContext: rootless(),
    resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { memory: '8Gi' } },
    volumeMounts: [
      { name: 'certificates', mountPath: '/run/kiln-certificates', readOnly: true },
      { name: 'config', mountPath: '/etc/buildkit', readOnly: true },
      { name: cacheVolume, mountPath: '/home/user/.local/share/buildkit' },
    ],
  }
}

/**
 * Waits until no client is connected. At SIGTERM the daemon finishes the calls that it has, but takes no new ones, not
 * even on a connection that is there; a build of `docker buildx` makes many. State 01 of proc_net_tcp(5) is established.
 */
function drainScript(): string {
  const established = `:${hex(port)} [0-9A-F]*:[0-9A-F]* 01 `
  return `while grep -q '${established}' /proc/net/tcp /proc/net/tcp6; do sleep 1; done`
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}
