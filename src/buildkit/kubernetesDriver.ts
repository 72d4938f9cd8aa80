import { buildkitImage } from '../images'
import type { CheckedBuildkitBuildOptions, CheckedToleration } from '../options/tables/buildkitBuild'
import { shell } from '../shell/shell'
import { daemonConfig } from '../pods/buildkitPod'
import { buildResources } from '../pods/resources'
import { builderStore, buildxSettings } from './client'

/** What of a container's resources buildx can ask for. */
const resourceNames = ['cpu', 'memory', 'ephemeral-storage']

/**
 * Runs `body` while buildx has daemons in Kubernetes, where the call wants them. They go whatever ends the build; those of
 * a pod that is lost stay, under its name.
 */
export function withBuilders<T>(options: CheckedBuildkitBuildOptions, body: () => T): T {
  if (options.kubernetesDriver === undefined) return body()
  try {
    sh({ label: 'Start the daemons', script: startScript(options) })
    return body()
  } finally {
    removeBuilders()
  }
}

/** What is left of a lost agent must not hide why it was lost. */
function removeBuilders(): void {
  try {
    sh({ label: 'Remove the daemons', script: removeScript() })
  } catch {
    echo('The daemons of buildx could not be removed.')
  }
}

/** How a build comes to them: they are there before it, and no other takes the place of one that is lost. */
export function startedDaemons(): ShellText {
  return shell`
    connect() { :; }
    again() { return 1; }
  `
}

/** A Deployment is named as the pod that asks for it, so that it is known whose it is. */
function startScript(options: CheckedBuildkitBuildOptions): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    ${buildxSettings(shell`${builderStore}`)}
    mkdir -p "$BUILDX_CONFIG"
    printf %s ${daemonConfig(options)} >"$BUILDX_CONFIG/kiln.toml"
    buildx create --bootstrap --name=kiln --node="$(hostname)" --driver=kubernetes \
      --buildkitd-config="$BUILDX_CONFIG/kiln.toml" ${daemonFlags(options)} ${driverOptions(options)} >&2 || {
      echo "buildkitBuild: the daemons of buildx do not answer, see above; what the Deployment $(hostname) lacks kubectl describe tells." >&2
      exit 1
    }
  `
}

/** There is none where the script above did not come to make it. */
function removeScript(): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    ${buildxSettings(shell`${builderStore}`)}
    [ ! -e "$BUILDX_CONFIG/instances/kiln" ] || buildx rm --force kiln
  `
}

/**
 * A rootless daemon looks elsewhere for the configuration that buildx mounts, and what buildx allows where no flag does
 * would take the place of what it says.
 */
function daemonFlags({ entitlements = [] }: CheckedBuildkitBuildOptions): string {
  const allowed = entitlements.map((entitlement) => ` --allow-insecure-entitlement=${entitlement}`).join('')
  return `--buildkitd-flags=--config=/etc/buildkit/buildkitd.toml${allowed}`
}

/** Each is a line of CSV with one field. https://docs.docker.com/build/builders/drivers/kubernetes/ */
function driverOptions(options: CheckedBuildkitBuildOptions): string[] {
  const { namespace, replicas, waitSeconds } = options.kubernetesDriver!
  const given = [
    `image=${options.buildkitImage ?? buildkitImage}`,
    'rootless=true',
    `replicas=${replicas}`,
    `timeout=${waitSeconds}s`,
  ]
  if (namespace !== undefined) given.push(`namespace=${namespace}`)
  const { requests, limits } = buildResources(options.resources)
  given.push(
    ...pairs(requests!).map((pair) => `requests.${pair}`),
    ...pairs(limits!).map((pair) => `limits.${pair}`),
  )
  const labels = pairs(options.nodeSelector ?? {})
  if (labels.length > 0) given.push(`nodeselector=${labels.join(',')}`)
  const tolerations = (options.tolerations ?? []).map((toleration) => tolerationText(toleration))
  if (tolerations.length > 0) given.push(`tolerations=${tolerations.join(';')}`)
  return given.map((option) => `--driver-opt="${option}"`)
}

function pairs(values: Record<string, string>): string[] {
  return Object.keys(values).map((name) => `${name}=${values[name]!}`)
}

function tolerationText({ key, operator, value, effect }: CheckedToleration): string {
  const parts = [`operator=${operator}`]
  if (key !== undefined) parts.push(`key=${key}`)
  if (value !== undefined) parts.push(`value=${value}`)
  if (effect !== undefined) parts.push(`effect=${effect}`)
  return parts.join(',')
}

/** What the driver cannot do, or needs beside it. */
export function driverProblems(options: CheckedBuildkitBuildOptions): string[] {
  const problems: string[] = []
  if (options.client !== 'buildx') problems.push("option 'kubernetesDriver' needs client: 'buildx' beside it")
  if (options.tar !== undefined && options.tarFormat === 'docker')
    problems.push("option 'tar' in Docker's format is not for 'kubernetesDriver': set tarFormat: 'oci'")
  const { requests = {}, limits = {} } = options.resources ?? {}
  const others = [...Object.keys(requests), ...Object.keys(limits)].filter(
    (name) => !resourceNames.includes(name),
  )
  if (others.length > 0)
    problems.push(
      `option 'resources' with 'kubernetesDriver' takes cpu, memory and ephemeral-storage, not '${others[0]!}'`,
    )
  return problems
}
