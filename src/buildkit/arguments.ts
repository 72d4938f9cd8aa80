import { distinct, repositoryOf } from '../image/reference'
import { sbomImage } from '../images'
import type { CheckedBuildkitBuildOptions, CheckedDockerfileOptions } from '../options/tables/buildkitBuild'
import { type Client, flag, sourceArguments } from './client'

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
 * The arguments of the client's `build`: only what was given, and what a default of Kiln asks for. Secrets are not among
 * them, see secrets.ts, nor are caches, see cache.ts.
 */
export function buildArguments(options: CheckedBuildkitBuildOptions, image: BuildkitImage): string[] {
  const { context = '.', dockerfile = `${context}/Dockerfile` } = image.options
  return [
    '--progress=plain',
    ...sourceArguments(options.client, context, dockerfile),
    ...imageArguments(options.client, image),
    ...dockerfileArguments(options),
    ...attestationArguments(options),
    ...outputArguments(options, image.references),
    `--metadata-file=${image.folder}/metadata.json`,
  ]
}

function imageArguments(client: Client, image: BuildkitImage): string[] {
  const args: string[] = []
  const { target } = image.options
  if (target !== undefined) args.push(flag(client, 'target', target))
  const buildArgs = image.options.buildArgs ?? {}
  for (const name of Object.keys(buildArgs))
    args.push(flag(client, 'buildArg', `${name}=${buildArgs[name]!}`))
  for (const name of Object.keys(image.labels))
    args.push(flag(client, 'label', `${name}=${image.labels[name]!}`))
  return args
}

/** https://github.com/moby/buildkit/blob/master/frontend/dockerfile/docs/reference.md */
function dockerfileArguments(options: CheckedBuildkitBuildOptions): string[] {
  const args: string[] = []
  const { client } = options
  if (options.platforms !== undefined) args.push(flag(client, 'platforms', options.platforms.join(',')))
  if (options.sourceDateEpoch !== undefined)
    args.push(flag(client, 'buildArg', `SOURCE_DATE_EPOCH=${options.sourceDateEpoch}`))
  const hosts = options.extraHosts ?? {}
  const pairs = Object.keys(hosts).map((host) => `${host}=${hosts[host]!}`)
  if (pairs.length > 0) args.push(flag(client, 'hosts', pairs.join(',')))
  if (options.networkMode !== 'sandbox') args.push(flag(client, 'network', options.networkMode))
  for (const entitlement of options.entitlements ?? []) args.push(`--allow=${entitlement}`)
  if (options.noCache) args.push('--no-cache')
  return args
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/README.md */
function attestationArguments(options: CheckedBuildkitBuildOptions): string[] {
  const args: string[] = []
  const { client } = options
  if (options.sbom === true) args.push(flag(client, 'sbom', `generator=${options.sbomImage ?? sbomImage}`))
  if (options.provenance !== 'none') args.push(flag(client, 'provenance', `mode=${options.provenance}`))
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
