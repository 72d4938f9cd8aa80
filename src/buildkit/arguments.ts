import { distinct, repositoryOf } from '../image/reference'
import { sbomImage } from '../images'
import type { CheckedBuildkitBuildOptions, CheckedDockerfileOptions } from '../options/tables/buildkitBuild'

/** One image of a call, and where it is built. */
export interface BuildkitImage {
  /** Tells it from the other images of the call. */
  name: string
  /** The call's options, or an element of `images`. */
  options: CheckedDockerfileOptions
  references: string[]
  labels: Record<string, string>
  /** What its call has in common with later ones: they build on the same of several daemons. */
  project: string
  /** What `checkout` returned. */
  source: Record<string, string>
  /** A folder in memory of the client's container, for this build alone. */
  folder: string
}

/**
 * The arguments of `buildctl build`: only what was given, and what a default of Kiln asks for. Secrets are not among them,
 * see secrets.ts, nor are caches, see cache.ts. https://github.com/moby/buildkit/blob/master/docs/reference/buildctl.md
 */
export function buildctlArguments(options: CheckedBuildkitBuildOptions, image: BuildkitImage): string[] {
  return [
    '--progress=plain',
    ...sourceArguments(image.options),
    ...imageArguments(image),
    ...dockerfileArguments(options),
    ...attestationArguments(options),
    ...outputArguments(options, image.references),
    `--metadata-file=${image.folder}/metadata.json`,
  ]
}

function sourceArguments(image: CheckedDockerfileOptions): string[] {
  const context = image.context ?? '.'
  const dockerfile = image.dockerfile ?? `${context}/Dockerfile`
  const slash = dockerfile.lastIndexOf('/')
  return [
    '--frontend=dockerfile.v0',
    `--local=context=${context}`,
    `--local=dockerfile=${slash < 0 ? '.' : dockerfile.slice(0, slash + 1)}`,
    `--opt=filename=${dockerfile.slice(slash + 1)}`,
  ]
}

function imageArguments(image: BuildkitImage): string[] {
  const args: string[] = []
  const { target } = image.options
  if (target !== undefined) args.push(`--opt=target=${target}`)
  const buildArgs = image.options.buildArgs ?? {}
  for (const name of Object.keys(buildArgs)) args.push(`--opt=build-arg:${name}=${buildArgs[name]!}`)
  for (const name of Object.keys(image.labels)) args.push(`--opt=label:${name}=${image.labels[name]!}`)
  return args
}

/** https://github.com/moby/buildkit/blob/master/frontend/dockerfile/docs/reference.md */
function dockerfileArguments(options: CheckedBuildkitBuildOptions): string[] {
  const args: string[] = []
  if (options.platforms !== undefined) args.push(`--opt=platform=${options.platforms.join(',')}`)
  if (options.sourceDateEpoch !== undefined)
    args.push(`--opt=build-arg:SOURCE_DATE_EPOCH=${options.sourceDateEpoch}`)
  const hosts = options.extraHosts ?? {}
  const pairs = Object.keys(hosts).map((host) => `${host}=${hosts[host]!}`)
  if (pairs.length > 0) args.push(`--opt=add-hosts=${pairs.join(',')}`)
  if (options.networkMode !== 'sandbox') args.push(`--opt=force-network-mode=${options.networkMode}`)
  for (const entitlement of options.entitlements ?? []) args.push(`--allow=${entitlement}`)
  if (options.noCache) args.push('--no-cache')
  return args
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/README.md */
function attestationArguments(options: CheckedBuildkitBuildOptions): string[] {
  const args: string[] = []
  if (options.sbom === true) args.push(`--opt=attest:sbom=generator=${options.sbomImage ?? sbomImage}`)
  if (options.provenance !== 'none') args.push(`--opt=attest:provenance=mode=${options.provenance}`)
  return args
}

/** https://github.com/moby/buildkit#output */
function outputArguments(options: CheckedBuildkitBuildOptions, references: string[]): string[] {
  const isPart = options.nativeBuilders === true && options.push
  const named = isPart ? distinct(references.map((reference) => repositoryOf(reference))) : references
  const names = `"name=${named.join(',')}"`
  const format = formatAttributes(options)
  const args: string[] = []
  const push = `push=${options.push ? 'true' : 'false'}${isPart ? ',push-by-digest=true' : ''}`
  if (references.length > 0) args.push(`--output=type=image,${names},${push}${format}`)
  if (options.tar !== undefined)
    args.push(`--output=type=${options.tarFormat},${names},dest=${options.tar}${format}`)
  if (options.outputFolder !== undefined) args.push(`--output=type=local,dest=${options.outputFolder}`)
  return args
}

/** Lines of CSV. Layers that were compressed otherwise in an earlier build are compressed anew. */
function formatAttributes(options: CheckedBuildkitBuildOptions): string {
  const attributes: string[] = []
  if (options.compression !== undefined) {
    attributes.push(`compression=${options.compression}`, 'force-compression=true')
    if (options.compression !== 'gzip') attributes.push('oci-mediatypes=true')
    if (options.compressionLevel !== undefined)
      attributes.push(`compression-level=${options.compressionLevel}`)
  }
  if (options.sourceDateEpoch !== undefined) attributes.push('rewrite-timestamp=true')
  const annotations = options.annotations ?? {}
  for (const name of Object.keys(annotations))
    attributes.push(`"annotation.${name}=${annotations[name]!.replaceAll('"', '""')}"`)
  return attributes.map((attribute) => `,${attribute}`).join('')
}
