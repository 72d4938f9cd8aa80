import type { ImageBuildOptions } from './imageBuild'

/** Options of `kanikoBuild`. */
export interface KanikoBuildOptions extends ImageBuildOptions {
  /** The image of the executor; it needs a shell, as the `-debug` images have. */
  kanikoImage?: string
}
