import type { PodOptions, SharedFolder } from './pod'
import type { RegistryLogin } from './registryLogin'
import type { Image, Mirror, RegistryHost, WorkspacePath } from './text'

/** Options of `kanikoWarm`. Where one has a flag of the warmer's, the flag is named. */
export interface KanikoWarmOptions extends PodOptions {
  /** The shared folder to fill, which `kanikoBuild` reads as its `baseImageCache`. `--cache-dir` */
  cacheDir: SharedFolder
  /** Base images. `--image` */
  images?: Image[]
  /** Dockerfiles in the checkout whose base images are loaded. `--dockerfile` */
  dockerfiles?: WorkspacePath[]
  /**
   * Values for `ARG`s in front of the `FROM`s of the Dockerfiles. `--build-arg`
   * @pattern [A-Za-z_][A-Za-z0-9_]* – a name of letters, digits and `_`
   * @requires dockerfiles
   */
  buildArgs?: Record<string, string | number | boolean>
  /** Logins to registries. */
  auth?: RegistryLogin[]
  /** Registries that are spoken to by plain HTTP. `--insecure-registry` */
  insecureRegistries?: RegistryHost[]
  /** Registries that are spoken to by TLS without checking their certificate. `--skip-tls-verify-registry` */
  skipTlsVerifyRegistries?: RegistryHost[]
  /** Mirrors of Docker Hub, asked first, in this order. `--registry-mirror` */
  registryMirrors?: Mirror[]
  /** The image with Kaniko's warmer and a shell, as the `-debug` images of the executor have them. */
  kanikoImage?: Image
  /**
   * Minutes until the step is aborted, the start of its pod included.
   * @default 60
   * @minimum 1
   */
  timeout?: number
}
