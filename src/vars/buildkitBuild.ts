import { sourceLabels } from '../image/labels'
import { imageProblems } from '../image/problems'
import { imageReferences } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import { buildkitBuildTable, type CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { acceptCall } from '../pipeline/call'
import { withoutTrust } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { buildkitPod } from '../pods/buildkitPod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/**
 * Builds a container image with a rootless BuildKit daemon in a pod of its own, and pushes it.
 *
 * Give the options, or the image alone; a closure prepares the workspace before the build. Returns `image`, `digest`,
 * `reference` and `tags`.
 *
 * @example buildkitBuild('registry.example.com/team/app')
 * @example buildkitBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])
 */
export function call(first?: unknown, second?: unknown): BuildResult {
  const accepted = acceptCall<CheckedBuildkitBuildOptions>(
    'buildkitBuild',
    buildkitBuildTable,
    first,
    second,
    imageProblems,
  )
  const options = withoutTrust(accepted.options)
  const references = imageReferences(options)
  return inPod(options, podYaml(options), accepted.prepare, (source) =>
    container('buildctl', () => {
      writeLogins(options.auth ?? [], references[0]!)
      const labels = { ...sourceLabels(source), ...options.labels }
      const script = buildScript(buildctlArguments(options, references, labels))
      return buildResult(references, sh({ label: 'Build with BuildKit', script, returnStdout: true }))
    }),
  )
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedBuildkitBuildOptions): string {
  const own = [options.buildkitImage, options.insecureRegistries, options.resources]
  const isDefault = isDefaultPod(options) && own.every((option) => option === undefined)
  if (isDefault) return libraryResource('kiln/pods/buildkit.yaml')
  return toYaml(buildkitPod(options))
}

/** https://github.com/moby/buildkit/blob/master/docs/reference/buildctl.md */
function buildctlArguments(
  options: CheckedBuildkitBuildOptions,
  references: string[],
  labels: Record<string, string>,
): string[] {
  const context = options.context ?? '.'
  const dockerfile = options.dockerfile ?? `${context}/Dockerfile`
  const slash = dockerfile.lastIndexOf('/')
  const args = [
    '--progress=plain',
    '--frontend=dockerfile.v0',
    `--local=context=${context}`,
    `--local=dockerfile=${slash < 0 ? '.' : dockerfile.slice(0, slash + 1)}`,
    `--opt=filename=${dockerfile.slice(slash + 1)}`,
  ]
  if (options.target !== undefined) args.push(`--opt=target=${options.target}`)
  const buildArgs = options.buildArgs ?? {}
  for (const name of Object.keys(buildArgs)) args.push(`--opt=build-arg:${name}=${buildArgs[name]!}`)
  for (const name of Object.keys(labels)) args.push(`--opt=label:${name}=${labels[name]!}`)
  if (options.cache !== undefined) {
    const cache = `type=registry,ref=${options.cache}`
    args.push(`--import-cache=${cache}`)
    if (options.push) args.push(`--export-cache=${cache},mode=max,image-manifest=true,ignore-error=true`)
  }
  args.push(`--output=type=image,"name=${references.join(',')}",push=${options.push ? 'true' : 'false'}`)
  args.push('--metadata-file=/run/kiln/metadata.json')
  return args
}

/** Waits for the daemon, builds, and prints the digest; the rest of its output goes to the log. */
function buildScript(args: string[]): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    PATH=$PATH:/opt/kiln-helpers
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    fail() { echo "$1 Its log:"; cat /run/buildkit/log; exit 1; } >&2
    ended() { [ -e /run/buildkit/ended ]; }
    seconds=0
    until buildctl debug workers >/dev/null 2>&1; do
      ! ended || fail 'buildkitd ended before the build.'
      [ $seconds -lt 60 ] || fail 'buildkitd did not answer within a minute.'
      seconds=$((seconds + 1))
      sleep 1
    done
    set -x
    buildctl build ${args} >&2 || { ! ended || fail 'buildkitd ended during the build.'; exit 1; }
    { set +x; } 2>/dev/null
    sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]*\)".*/\1/p' /run/kiln/metadata.json
  `
}
