import { buildctlArguments } from '../buildkit/arguments'
import { buildkitProblems } from '../buildkit/problems'
import { buildScript } from '../buildkit/script'
import { withBuildSecrets } from '../buildkit/secrets'
import { sourceLabels } from '../image/labels'
import { imageReferences } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import { buildkitBuildTable, type CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { acceptCall } from '../pipeline/call'
import { forkOf, withoutTrust } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { buildkitPod } from '../pods/buildkitPod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'

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
    buildkitProblems,
  )
  const options = withoutSecrets(withoutTrust(accepted.options))
  const references = imageReferences(options)
  return inPod(options, podYaml(options), accepted.prepare, (source) =>
    container('buildctl', () => {
      writeLogins(options.auth ?? [], references[0]!)
      const labels = { ...sourceLabels(source), ...options.labels }
      const args = buildctlArguments(options, references, labels)
      const printed = withBuildSecrets(options, (secrets) =>
        sh({ label: 'Build with BuildKit', script: buildScript(args, secrets), returnStdout: true }),
      )
      if (options.tar !== undefined) archiveArtifacts({ artifacts: options.tar })
      return buildResult(references, printed)
    }),
  )
}

/** A fork's code would read them. */
function withoutSecrets(options: CheckedBuildkitBuildOptions): CheckedBuildkitBuildOptions {
  if (forkOf() === undefined) return options
  const without = { ...options }
  delete without.secrets
  delete without.sshCredentialsId
  return without
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedBuildkitBuildOptions): string {
  const own = [options.buildkitImage, options.insecureRegistries, options.resources]
  const isDefault = isDefaultPod(options) && own.every((option) => option === undefined)
  if (isDefault) return libraryResource('kiln/pods/buildkit.yaml')
  return toYaml(buildkitPod(options))
}
