import { gitLabels, sourceLabels } from '../image/labels'
import { imageProblems } from '../image/problems'
import { imageReferences } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import { dockerfileOf, executorArguments, type KanikoImage } from '../kaniko/arguments'
import { jobProblems, jobYaml, runJob } from '../kaniko/job'
import { kanikoProblems } from '../kaniko/problems'
import { buildScript } from '../kaniko/script'
import { type CheckedKanikoBuildOptions, kanikoBuildTable } from '../options/tables/kanikoBuild'
import { acceptCall } from '../pipeline/call'
import { withoutTrust } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { isDefaultKanikoPod, kanikoContainer, kanikoPod } from '../pods/kanikoPod'
import { kubectlPod } from '../pods/kubectlPod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/**
 * Builds a container image with Kaniko in a pod of its own, and pushes it.
 *
 * Give the options, or the image alone; a closure prepares the workspace before the build. Returns `image`, `digest`,
 * `reference` and `tags`; of several `images` a list.
 *
 * @example kanikoBuild('registry.example.com/team/app')
 * @example kanikoBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])
 */
export function call(first?: unknown, second?: unknown): BuildResult | (BuildResult | undefined)[] | undefined {
  const accepted = acceptCall<CheckedKanikoBuildOptions>('kanikoBuild', kanikoBuildTable, first, second, (given) => [
    ...imageProblems(given),
    ...kanikoProblems(given),
    ...jobProblems(given, typeof first === 'function' || second != null),
  ])
  const options = withoutTrust(accepted.options)
  if (options.workload === 'job') return buildInJob(options)
  return inPod(options, podYaml(options), accepted.prepare, (source) => {
    const images: KanikoImage[] = options.images ?? [options]
    const results: (BuildResult | undefined)[] = []
    for (let i = 0; i < images.length; i++) {
      const image = images[i]!
      container(kanikoContainer(i), () => {
        results.push(build(options, image, source))
      })
    }
    if (options.tar !== undefined) archiveArtifacts({ artifacts: options.tar })
    return options.images === undefined ? results[0] : results
  })
}

function build(
  options: CheckedKanikoBuildOptions,
  image: KanikoImage,
  source: Record<string, string>,
): BuildResult | undefined {
  const references = imageReferences(image)
  writeLogins(options.auth ?? [], references[0]!)
  const labels = { ...sourceLabels(source), ...image.labels }
  const args = executorArguments(options, image, references, labels)
  const script = shell`
    { set +x; } 2>/dev/null
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    ${buildScript(options, dockerfileOf(options, image), args)}
  `
  const printed = sh({ label: 'Build with Kaniko', script, returnStdout: true })
  return options.dryRun ? undefined : buildResult(references, printed)
}

/** In a Job of its own, which a pod with kubectl creates and follows. */
function buildInJob(options: CheckedKanikoBuildOptions): BuildResult | undefined {
  const references = imageReferences(options)
  const labels = { ...gitLabels(options.git!), ...options.labels }
  const args = executorArguments(options, options, references, labels)
  const yaml = jobYaml(options, buildScript(options, dockerfileOf(options, options), args))
  const image = options.job?.kubectlImage
  const pod =
    isDefaultPod(options) && image === undefined
      ? libraryResource('kiln/pods/kubectl.yaml')
      : toYaml(kubectlPod(options, image))
  const source = options.job?.manifest === undefined ? 'none' : options.source
  return inPod({ ...options, source }, pod, undefined, () =>
    container('kubectl', () => {
      writeLogins(options.auth ?? [], references[0]!)
      const printed = runJob(options, yaml, (script) => sh({ label: 'Build with Kaniko', script, returnStdout: true }))
      return options.dryRun ? undefined : buildResult(references, printed)
    }),
  )
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedKanikoBuildOptions): string {
  return isDefaultKanikoPod(options) ? libraryResource('kiln/pods/kaniko.yaml') : toYaml(kanikoPod(options))
}
