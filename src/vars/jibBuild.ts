import { sourceLabels } from '../image/labels'
import { imageReferences } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import { jibProblems } from '../jib/problems'
import { imagesOf, type JibImage } from '../jib/properties'
import { imagesScript, tasksScript } from '../jib/script'
import { type CheckedJibBuildOptions, jibBuildTable } from '../options/tables/jibBuild'
import { acceptCall } from '../pipeline/call'
import { withoutTrust } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { isDefaultJibPod, jibPod } from '../pods/jibPod'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'

/** What a build with Jib returns. */
export interface JibResult extends BuildResult {
  /** `sha256:…` of the image's configuration, which Docker calls its id. */
  imageId: string
}

/**
 * Builds a Java project with Maven or Gradle in a pod of its own, makes an image of it with Jib, and pushes it.
 *
 * Give the options, or the image alone; a closure prepares the workspace before the build. Returns `image`, `digest`,
 * `reference`, `tags` and `imageId`; of several `images` a list.
 *
 * @example jibBuild('registry.example.com/team/app')
 * @example jibBuild(image: 'registry.example.com/app', tool: 'gradle', tasks: ['clean', 'build'], auth: [[credentialsId: 'registry']])
 */
export function call(first?: unknown, second?: unknown): JibResult | JibResult[] {
  const accepted = acceptCall<CheckedJibBuildOptions>('jibBuild', jibBuildTable, first, second, jibProblems)
  const options = withoutTrust(accepted.options)
  return inPod(options, podYaml(options), accepted.prepare, (source) =>
    container('jib', () => {
      runTasks(options)
      const labels = sourceLabels(source)
      writeLogins(options.auth ?? [], imageReferences(imagesOf(options)[0]!)[0]!)
      const script = imagesScript(withLabels(options, labels), labels)
      const printed = sh({ label: 'Make the image with Jib', script, returnStdout: true })
      archive(options)
      const results = resultsOf(options, printed)
      return options.images === undefined ? results[0]! : results
    }),
  )
}

/** A failed test fails the build, and is reported all the same. */
function runTasks(options: CheckedJibBuildOptions): void {
  if (options.tasks !== undefined && options.tasks.length === 0) return
  try {
    sh({ label: 'Build with Maven or Gradle', script: tasksScript(options) })
  } finally {
    if (options.testReports !== undefined) junit({ testResults: options.testReports, allowEmptyResults: true })
  }
}

function archive(options: CheckedJibBuildOptions): void {
  if (options.artifacts !== undefined) archiveArtifacts({ artifacts: options.artifacts })
  if (options.tar !== undefined) archiveArtifacts({ artifacts: options.tar })
}

/** The labels of the call take the place of the project's, and those of the checkout come along. */
function withLabels(options: CheckedJibBuildOptions, labels: Record<string, string>): CheckedJibBuildOptions {
  const labelled = (image: JibImage): JibImage =>
    image.labels === undefined ? image : { ...image, labels: { ...labels, ...image.labels } }
  if (options.images !== undefined) return { ...options, images: options.images.map((image) => labelled(image)) }
  return { ...options, ...labelled(options) }
}

/** A line for each image, with its digest and its id. */
function resultsOf(options: CheckedJibBuildOptions, printed: string): JibResult[] {
  const lines = printed.split('\n')
  return imagesOf(options).map((image, i) => {
    const [digest = '', imageId = ''] = (lines[i] ?? '').split(' ')
    return { ...buildResult(imageReferences(image), digest), imageId }
  })
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedJibBuildOptions): string {
  return isDefaultJibPod(options) ? libraryResource('kiln/pods/jib.yaml') : toYaml(jibPod(options))
}
