import type { DockerfileOptions } from '../options/dockerfile'
import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { ephemeralCache, ephemeralRegistry } from './ephemeral'
import { baseImageFolder, layerFolder } from './folders'

/** What one image is built from, with the references that it is pushed to. */
export interface KanikoImage extends Omit<DockerfileOptions, 'buildArgs' | 'labels'> {
  buildArgs?: Record<string, string>
  labels?: Record<string, string>
}

/**
 * The arguments of Kaniko's executor: only what was given, and what a default of Kiln asks for.
 * https://github.com/osscontainertools/kaniko#additional-flags
 */
export function executorArguments(
  options: CheckedKanikoBuildOptions,
  image: KanikoImage,
  references: string[],
  labels: Record<string, string>,
): string[] {
  return [
    ...contextArguments(options, image, labels),
    ...references.map((reference) => `--destination=${reference}`),
    ...cacheArguments(options),
    ...snapshotArguments(options),
    ...registryArguments(options),
    ...outputArguments(options),
  ]
}

function contextArguments(
  options: CheckedKanikoBuildOptions,
  image: KanikoImage,
  labels: Record<string, string>,
): string[] {
  const context = image.context ?? '.'
  const args = [`--context=${context}`, `--dockerfile=${dockerfileOf(options, image)}`]
  if (options.contextSubPath !== undefined) args.push(`--context-sub-path=${options.contextSubPath}`)
  if (image.target !== undefined) args.push(`--target=${image.target}`)
  const buildArgs = image.buildArgs ?? {}
  for (const name of Object.keys(buildArgs)) args.push(`--build-arg=${name}=${buildArgs[name]!}`)
  for (const name of Object.keys(labels)) args.push(`--label=${name}=${labels[name]!}`)
  const annotations = options.annotations ?? {}
  for (const name of Object.keys(annotations)) args.push(`--annotation=${name}=${annotations[name]!}`)
  return args
}

/** Its path in the workspace. Kaniko looks for a relative one in the workspace first, then in the context. */
export function dockerfileOf(options: CheckedKanikoBuildOptions, image: KanikoImage): string {
  const folders = [
    image.context ?? '.',
    ...(options.contextSubPath === undefined ? [] : [options.contextSubPath]),
  ]
  return image.dockerfile ?? `${folders.join('/')}/Dockerfile`
}

/** Kaniko looks into the folder of base images only with `--cache`, which by itself would also keep layers beside the image. */
function cacheArguments(options: CheckedKanikoBuildOptions): string[] {
  const repository = cacheRepository(options)
  if (repository === undefined && options.baseImageCache === undefined) return []
  const args = ['--cache=true', `--cache-ttl=${options.cacheHours}h`]
  if (repository !== undefined) args.push(`--cache-repo=${repository}`)
  else args.push('--cache-run-layers=false')
  if (repository === undefined || !options.push) args.push('--no-push-cache')
  if (options.cacheCopyLayers) args.push('--cache-copy-layers=true')
  if (!options.compressedCaching) args.push('--compressed-caching=false')
  if (options.baseImageCache !== undefined) args.push(`--cache-dir=${baseImageFolder}`)
  return args
}

/** Kaniko appends `:KEY` to it, also where it is a folder: then each layer has a layout of its own. */
function cacheRepository(options: CheckedKanikoBuildOptions): string | undefined {
  if (options.layerCache !== undefined) return `oci:${layerFolder}/layer`
  return options.cache === ephemeralCache ? `${ephemeralRegistry}/cache` : options.cache
}

function snapshotArguments(options: CheckedKanikoBuildOptions): string[] {
  const args: string[] = []
  if (options.snapshotMode !== 'full') args.push(`--snapshot-mode=${options.snapshotMode}`)
  if (options.singleSnapshot) args.push('--single-snapshot')
  if (options.reproducible) args.push('--reproducible')
  if (options.compression !== undefined) args.push(`--compression=${options.compression}`)
  if (options.compression === 'zstd') args.push('--image-format=oci')
  if (options.compressionLevel !== undefined) args.push(`--compression-level=${options.compressionLevel}`)
  for (const path of options.ignorePaths ?? []) args.push(`--ignore-path=${path}`)
  return args
}

/**
 * Without `--credential-helpers`, Kaniko would try the identity of the pod and of the node for every registry, asked or
 * not; those that `auth` asks for are in `config.json`.
 */
function registryArguments(options: CheckedKanikoBuildOptions): string[] {
  const args = ['--credential-helpers=']
  const insecure = options.insecureRegistries ?? []
  const plain = options.cache === ephemeralCache ? [...insecure, ephemeralRegistry] : insecure
  for (const registry of plain) args.push(`--insecure-registry=${registry}`)
  for (const registry of options.skipTlsVerifyRegistries ?? [])
    args.push(`--skip-tls-verify-registry=${registry}`)
  for (const mirror of options.registryMirrors ?? []) args.push(`--registry-mirror=${mirror}`)
  const maps = options.registryMaps ?? {}
  for (const registry of Object.keys(maps)) args.push(`--registry-map=${registry}=${maps[registry]!}`)
  if (options.onlyMirrors) args.push('--skip-default-registry-fallback')
  if (options.pushRetries > 0) args.push(`--push-retry=${options.pushRetries}`)
  if (options.downloadRetries > 0) args.push(`--image-download-retry=${options.downloadRetries}`)
  return args
}

function outputArguments(options: CheckedKanikoBuildOptions): string[] {
  const args: string[] = []
  if (!options.push) args.push('--no-push')
  if (options.tar !== undefined) args.push(`--tar-path=${options.tar}`)
  if (options.dryRun) args.push('--dryrun')
  const verbosity = options.verbosity ?? (options.debug ? 'debug' : undefined)
  if (verbosity !== undefined) args.push(`--verbosity=${verbosity}`)
  return args
}
