import type { ImageOptions } from './image'
import type { StageName, WorkspacePath } from './text'

/** An image that is built from a Dockerfile. */
export interface DockerfileOptions extends ImageOptions {
  /** The folder that the build may read, in the workspace. Without it, the whole workspace. */
  context?: WorkspacePath
  /** The Dockerfile's path in the workspace. Without it, `Dockerfile` in the context. */
  dockerfile?: WorkspacePath
  /** The stage to build. Without it, the last one. */
  target?: StageName
  /**
   * Values for the Dockerfile's `ARG`s. They are stored in the image: no place for a secret.
   * @pattern [A-Za-z_][A-Za-z0-9_]* – a name of letters, digits and `_`
   */
  buildArgs?: Record<string, string | number | boolean>
}
