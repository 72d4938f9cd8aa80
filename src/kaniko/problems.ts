import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { certificateProblems } from '../registry/certificates'
import { ephemeralCache } from './ephemeral'

/** What Kaniko itself would refuse, or hang on, after the pod has started. */
export function kanikoProblems(options: CheckedKanikoBuildOptions): string[] {
  const problems: string[] = []
  const image = options.kanikoImage
  if (image !== undefined && lacksShell(image))
    problems.push(
      `option 'kanikoImage' must have a shell, which '${image}' lacks: take the tag with '-debug' at its end`,
    )
  if (options.cacheCopyLayers && options.cache === undefined && options.layerCache === undefined)
    problems.push("option 'cacheCopyLayers' needs 'cache' or 'layerCache' beside it")
  if (options.registryImage !== undefined && options.cache !== ephemeralCache)
    problems.push("option 'registryImage' needs cache: 'ephemeral' beside it")
  if (options.tar !== undefined && options.compression === 'zstd')
    problems.push(
      "option 'tar' cannot be 'zstd': the archive is in Docker's format, which has no such layers",
    )
  if (
    options.compressionLevel !== undefined &&
    options.compressionLevel > 9 &&
    options.compression !== 'zstd'
  )
    problems.push("option 'compressionLevel' is at most 9 for gzip: up to 22 need compression: 'zstd'")
  problems.push(...certificateProblems(options))
  return problems
}

/** Kaniko's own images have one under the tags with `debug` alone; of other names nothing is known. */
function lacksShell(image: string): boolean {
  return /\/(kaniko|executor|warmer):[^/]*$/.test(image) && !/:[^/]*debug[^/]*$/.test(image)
}
