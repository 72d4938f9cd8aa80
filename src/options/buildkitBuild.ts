import type { ImageBuildOptions } from './imageBuild'

/** Options of `buildkitBuild`. */
export interface BuildkitBuildOptions extends ImageBuildOptions {
  /** The image of daemon and client; it needs buildkitd, buildctl, rootlesskit, a shell and user 1000. */
  buildkitImage?: string
}
