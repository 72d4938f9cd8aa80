import type { PodOptions } from './pod'
import type { RegistryLogin } from './registryLogin'
import type { RegistryHost } from './text'

/** Options that mean the same in every build step, besides the image itself. */
export interface ImageBuildOptions extends PodOptions {
  /**
   * False builds without pushing.
   * @default true
   */
  push?: boolean
  /** Logins to registries, for pushing and for base images. Not given to a pull request from a fork. */
  auth?: RegistryLogin[]
  /** Registries that are spoken to by plain HTTP. */
  insecureRegistries?: RegistryHost[]
  /**
   * Where the workspace comes from: `scm` checks out what the Jenkinsfile came from, `none` leaves it empty.
   * @default scm
   */
  source?: 'scm' | 'none'
  /**
   * Minutes until the build is aborted, the start of its pod included.
   * @default 60
   * @minimum 1
   */
  timeout?: number
}
