import { buildArguments, type BuildkitImage } from '../buildkit/arguments'
import { cacheScript, isCloudCache } from '../buildkit/cache'
import { cacheLeavesPod } from '../buildkit/cachePod'
import { clientScript } from '../buildkit/client'
import { daemonOfBuild } from '../buildkit/daemonless'
import { startedDaemons, withBuilders } from '../buildkit/kubernetesDriver'
import { buildNatively } from '../buildkit/native'
import { ownDaemon } from '../buildkit/ownDaemon'
import { buildkitProblems } from '../buildkit/problems'
import { remoteDaemon } from '../buildkit/remoteDaemon'
import { buildScript, failureScript } from '../buildkit/script'
import { withBuildSecrets } from '../buildkit/secrets'
import { sourceLabels } from '../image/labels'
import { imageReferences, repositoryOf, shortNames } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import {
  buildkitBuildTable,
  type CheckedBuildkitBuildOptions,
  type CheckedDockerfileOptions,
} from '../options/tables/buildkitBuild'
import { inBranches } from '../pipeline/branches'
import { acceptCall } from '../pipeline/call'
import { forkOf, withoutTrust } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { buildkitPod } from '../pods/buildkitPod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { certificateTests } from '../registry/certificates'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/**
 * Builds a container image with a rootless BuildKit daemon in a pod of its own, and pushes it.
 *
 * Give the options, or the image alone; a closure prepares the workspace before the build. Returns `image`, `digest`,
 * `reference` and `tags`; of several `images` a list.
 *
 * @example buildkitBuild('registry.example.com/team/app')
 * @example buildkitBuild(image: 'registry.example.com/app', tags: ['1.0', 'latest'], auth: [[credentialsId: 'registry']])
 */
export function call(first?: unknown, second?: unknown): BuildResult | (BuildResult | undefined)[] | undefined {
  const accepted = acceptCall<CheckedBuildkitBuildOptions>(
    'buildkitBuild',
    buildkitBuildTable,
    first,
    second,
    buildkitProblems,
  )
  const options = withoutRights(withoutTrust(accepted.options))
  const { prepare } = accepted
  if (options.nativeBuilders === true) return buildNatively(options, (part) => buildInPod(part, prepare)[0]!)
  const results = buildInPod(options, prepare)
  return options.images === undefined ? results[0] : results
}

function buildInPod(
  options: CheckedBuildkitBuildOptions,
  prepare: (() => void) | undefined,
): (BuildResult | undefined)[] {
  return inPod(options, podYaml(options), prepare, (source) =>
    container(options.client, () => {
      const results = withBuilders(options, () => buildAll(options, imagesOf(options, source)))
      keepFiles(options)
      return results
    }),
  )
}

function imagesOf(options: CheckedBuildkitBuildOptions, source: Record<string, string>): BuildkitImage[] {
  const images: CheckedDockerfileOptions[] = options.images ?? [options]
  const references = images.map((image) => imageReferences(image))
  const first = references[0]![0]
  const project = first === undefined ? (source['GIT_URL'] ?? '') : repositoryOf(first)
  const names = shortNames(references.map((all) => all[0] ?? ''))
  return images.map((image, i) => ({
    name: names[i]!,
    options: image,
    references: references[i]!,
    labels: { ...sourceLabels(source), ...image.labels },
    project,
    source,
    folder: options.images === undefined ? '/run/kiln' : `/run/kiln/${names[i]!}`,
  }))
}

function buildAll(options: CheckedBuildkitBuildOptions, images: BuildkitImage[]): (BuildResult | undefined)[] {
  if (options.images === undefined) return [build(options, images[0]!)]
  return inBranches(
    images,
    (image) => withEnv([`DOCKER_CONFIG=${image.folder}/docker`], () => build(options, image)),
    (failed) => {
      sh({ label: 'Tell why images failed', script: failureScript(failed) })
      const names = failed.map(({ name }) => name).join(', ')
      error(`buildkitBuild: ${failed.length} of ${images.length} images failed: ${names}`)
    },
  )
}

function build(options: CheckedBuildkitBuildOptions, image: BuildkitImage): BuildResult | undefined {
  writeLogins(options.auth ?? [], image.references[0] ?? '')
  const client = clientScript(options)
  const args = buildArguments(options, image)
  const caches = cacheScript(options, image)
  const printed = withBuildSecrets(options, (secrets) => {
    const connect = shell`
      ${certificateTests('buildkitBuild', options.registryCertificates ?? [])}
      ${connection(options, image)}
    `
    const script = buildScript(connect, client, args, caches, secrets, image.folder, options.tar)
    return sh({ label: 'Build with BuildKit', script, returnStdout: true })
  })
  return image.references.length === 0 ? undefined : buildResult(image.references, printed)
}

function connection(
  { daemon, daemonless, kubernetesDriver }: CheckedBuildkitBuildOptions,
  image: BuildkitImage,
): ShellText {
  if (kubernetesDriver !== undefined) return startedDaemons()
  if (daemon !== undefined) return remoteDaemon(daemon, image.project)
  return daemonless === true ? daemonOfBuild() : ownDaemon()
}

/** The workspace ends with the pod. */
function keepFiles({ tar, outputFolder, stash: name }: CheckedBuildkitBuildOptions): void {
  const written: string[] = []
  if (tar !== undefined) written.push(tar)
  if (outputFolder !== undefined) written.push(`${outputFolder}/**`)
  if (written.length === 0) return
  const includes = written.join(',')
  if (name === undefined) archiveArtifacts({ artifacts: includes })
  else stash({ name, includes })
}

/** A fork's code would use them. */
function withoutRights(options: CheckedBuildkitBuildOptions): CheckedBuildkitBuildOptions {
  if (forkOf() === undefined) return options
  const without = { ...options }
  delete without.daemon
  delete without.security
  delete without.kubernetesDriver
  delete without.secrets
  delete without.sshCredentialsId
  delete without.entitlements
  if (options.cache !== undefined && isCloudCache(options.cache)) delete without.cache
  if (options.cacheFrom !== undefined)
    without.cacheFrom = options.cacheFrom.filter((cache) => !isCloudCache(cache))
  if (without.networkMode === 'host') without.networkMode = 'sandbox'
  return without
}

/** A call that does not shape its pod takes the file of the library. */
function podYaml(options: CheckedBuildkitBuildOptions): string {
  const own = [
    options.buildkitImage,
    options.daemon,
    options.daemonless,
    options.entitlements,
    options.insecureRegistries,
    options.registryCertificates,
    options.resources,
    options.security,
  ]
  const isDefault =
    options.client === 'buildctl' &&
    isDefaultPod(options) &&
    cacheLeavesPod(options) &&
    own.every((option) => option === undefined)
  if (isDefault) return libraryResource('kiln/pods/buildkit.yaml')
  return toYaml(buildkitPod(options))
}
