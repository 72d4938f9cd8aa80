import { imageReferences, registryOf, repositoryOf } from '../image/reference'
import { type BuildResult, buildResult } from '../image/result'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { inBranches } from '../pipeline/branches'
import { inPod } from '../pipeline/inPod'
import { cranePod } from '../pods/cranePod'
import { isDefaultPod } from '../pods/parts'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/**
 * Builds each platform in a pod on a node of its architecture, all at the same time, and pushes it without a tag. When all
 * are there, they become one index with all tags; attestations are part of it. Without pushing there is none.
 */
export function buildNatively(
  options: CheckedBuildkitBuildOptions,
  build: (options: CheckedBuildkitBuildOptions) => BuildResult,
): BuildResult | undefined {
  const platforms = options.platforms!.map((name) => ({ name }))
  const built = inBranches(
    platforms,
    ({ name }) => build(onNodeFor(options, name)),
    (failed) => {
      const names = failed.map(({ name }) => name).join(', ')
      error(`buildkitBuild: ${failed.length} of ${platforms.length} platforms failed: ${names}`)
    },
  )
  const digests = built.map(({ digest }) => digest)
  return options.push ? merge(options, digests) : undefined
}

/** https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch */
function onNodeFor(options: CheckedBuildkitBuildOptions, platform: string): CheckedBuildkitBuildOptions {
  const architecture = platform.split('/')[1]!
  const nodeSelector = { ...options.nodeSelector, 'kubernetes.io/arch': architecture }
  return { ...options, platforms: [platform], nodeSelector }
}

function merge(options: CheckedBuildkitBuildOptions, digests: string[]): BuildResult {
  const references = imageReferences(options)
  const isDefault =
    isDefaultPod(options) && options.craneImage === undefined && options.registryCertificates === undefined
  const yaml = isDefault ? libraryResource('kiln/pods/crane.yaml') : toYaml(cranePod(options))
  return inPod({ ...options, source: 'none' }, yaml, undefined, () =>
    container('crane', () => {
      writeLogins(options.auth ?? [], references[0]!)
      const script = mergeScript(references, digests, options.insecureRegistries ?? [])
      return buildResult(references, sh({ label: 'Merge the platforms', script, returnStdout: true }))
    }),
  )
}

/**
 * One index under each reference, made anew for each, because its images are in the same repository only; the same images
 * in the same order have the same digest. https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_index_append.md
 */
function mergeScript(references: string[], digests: string[], insecureRegistries: string[]): ShellText {
  let calls = shell``
  for (const reference of references) {
    const args = digests.map((digest) => `--manifest=${repositoryOf(reference)}@${digest}`)
    if (insecureRegistries.includes(registryOf(reference))) args.push('--insecure')
    calls = shell`${calls}merge ${args} ${`--tag=${reference}`}; `
  }
  return shell`
    { set +x; } 2>/dev/null
    PATH=$PATH:/opt/kiln-helpers
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    merge() { echo "+ crane index append $*" >&2; merged=$(crane index append "$@"); }
    ${calls}
    echo "\${merged##*@}"
  `
}
