import type { PodOptions, SharedFolder } from './pod'
import type { RegistryLogin } from './registryLogin'

/** Options of `kanikoWarm`. Where one has a flag of the warmer's, the flag is named. */
export interface KanikoWarmOptions extends PodOptions {
  /** The shared folder to fill, which `kanikoBuild` reads as its `baseImageCache`. `--cache-dir` */
  cacheDir: SharedFolder
  /**
   * Base images. `--image`
   * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})? – an image such as docker.io/library/debian:12
   */
  images?: string[]
  /** Dockerfiles in the checkout whose base images are loaded. `--dockerfile` */
  dockerfiles?: string[]
  /**
   * Values for `ARG`s in front of the `FROM`s of the Dockerfiles. `--build-arg`
   * @pattern [A-Za-z_][A-Za-z0-9_]* – a name of letters, digits and `_`
   * @requires dockerfiles
   */
  buildArgs?: Record<string, string | number | boolean>
  /** Logins to registries. */
  auth?: RegistryLogin[]
  /**
   * Registries that are spoken to by plain HTTP. `--insecure-registry`
   * @pattern [a-zA-Z0-9.-]+(:[0-9]+)? – a host with an optional port, such as registry:5000
   */
  insecureRegistries?: string[]
  /**
   * Registries that are spoken to by TLS without checking their certificate. `--skip-tls-verify-registry`
   * @pattern [a-zA-Z0-9.-]+(:[0-9]+)? – a host with an optional port, such as registry:5000
   */
  skipTlsVerifyRegistries?: string[]
  /**
   * Mirrors of Docker Hub, asked first, in this order. `--registry-mirror`
   * @pattern [a-zA-Z0-9.-]+(:[0-9]+)?(/[a-zA-Z0-9._/-]*)? – a host with an optional port and path
   */
  registryMirrors?: string[]
  /** The image with Kaniko's warmer and a shell, as the `-debug` images of the executor have them. */
  kanikoImage?: string
  /**
   * Minutes until the step is aborted, the start of its pod included.
   * @default 60
   * @minimum 1
   */
  timeout?: number
}
