import type { DockerfileOptions } from './dockerfile'
import type { ImageBuildOptions } from './imageBuild'

/** Options of `buildkitBuild`. */
export interface BuildkitBuildOptions extends DockerfileOptions, ImageBuildOptions {
  /**
   * A repository that keeps the layers of earlier builds, without a tag. Read and, by a build that may push, written.
   * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)* – a repository such as registry.example.com/team/app-cache
   */
  cache?: string
  /** The image of daemon and client; it needs buildkitd, buildctl, rootlesskit, a shell and user 1000. */
  buildkitImage?: string
}
