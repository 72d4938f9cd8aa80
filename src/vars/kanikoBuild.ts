import { sourceLabels } from '../image/labels'
import { imageReferences } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import { type CheckedKanikoBuildOptions, kanikoBuildTable } from '../options/tables/kanikoBuild'
import { acceptCall } from '../pipeline/call'
import { inPod } from '../pipeline/inPod'
import { kanikoPod } from '../pods/kanikoPod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/**
 * Builds a container image with Kaniko in a pod of its own, and pushes it.
 *
 * Give the options, or the image alone; a closure prepares the workspace before the build. Returns `image`, `digest`,
 * `reference` and `tags`.
 *
 * @example kanikoBuild('registry.example.com/team/app')
 * @example kanikoBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])
 */
export function call(first?: unknown, second?: unknown): BuildResult {
  const accepted = acceptCall<CheckedKanikoBuildOptions>('kanikoBuild', kanikoBuildTable, first, second)
  const options = accepted.options
  const references = imageReferences(options)
  return inPod(options, podYaml(options), accepted.prepare, (source) =>
    container('kaniko', () => {
      writeLogins(options.auth ?? [], references[0]!)
      const labels = { ...sourceLabels(source), ...options.labels }
      const script = buildScript(executorArguments(options, references, labels))
      return buildResult(references, sh({ label: 'Build with Kaniko', script, returnStdout: true }))
    }),
  )
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedKanikoBuildOptions): string {
  const own = [options.kanikoImage, options.resources]
  const isDefault = isDefaultPod(options) && own.every((option) => option === undefined)
  if (isDefault) return libraryResource('kiln/pods/kaniko.yaml')
  return toYaml(kanikoPod(options))
}

/** https://github.com/osscontainertools/kaniko#additional-flags */
function executorArguments(
  options: CheckedKanikoBuildOptions,
  references: string[],
  labels: Record<string, string>,
): string[] {
  const args = [`--context=${options.context}`, `--dockerfile=${options.dockerfile ?? `${options.context}/Dockerfile`}`]
  for (const reference of references) args.push(`--destination=${reference}`)
  if (options.target !== undefined) args.push(`--target=${options.target}`)
  const buildArgs = options.buildArgs ?? {}
  for (const name of Object.keys(buildArgs)) args.push(`--build-arg=${name}=${buildArgs[name]!}`)
  for (const name of Object.keys(labels)) args.push(`--label=${name}=${labels[name]!}`)
  for (const registry of options.insecureRegistries ?? []) args.push(`--insecure-registry=${registry}`)
  if (options.cache !== undefined) args.push('--cache=true', `--cache-repo=${options.cache}`)
  if (!options.push) args.push('--no-push', '--no-push-cache')
  args.push('--digest-file=/run/kiln/digest')
  return args
}

/** Builds and prints the digest; Kaniko's own output, which holds that of `RUN` steps, goes to the log. */
function buildScript(args: string[]): ShellText {
  return shell`
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    /kaniko/executor ${args} >&2
    cat /run/kiln/digest
  `
}
