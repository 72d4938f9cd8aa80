import type { DockerfileOptions } from './dockerfile'
import type { ImageBuildOptions } from './imageBuild'
import type { GitSource, JobOptions } from './kanikoJob'
import type { SharedFolder } from './pod'
import type { RegistryCertificate } from './registryCertificate'
import type { AbsolutePath, Image, Mirror, OutputPath, RegistryHost, Repository, WorkspacePath } from './text'

/** Options of `kanikoBuild`. Where one has a flag of Kaniko's, the flag is named: https://github.com/osscontainertools/kaniko */
export interface KanikoBuildOptions extends DockerfileOptions, ImageBuildOptions {
  /**
   * Several images from one checkout, one after the other, each in a container of its own. The step then returns a list.
   * @conflicts image, destinations, labels, context, dockerfile, target, buildArgs
   */
  images?: DockerfileOptions[]
  /**
   * Where Kaniko runs: in the pod of Jenkins' agent, or in a Job of Kubernetes that clones the repository itself. The
   * service account of the pod must be allowed what resources/kiln/manifests/kaniko/jobAccess.yaml says.
   * @default pod
   */
  workload?: 'pod' | 'job'
  /** What a Job builds. */
  git?: GitSource
  /** How a Job runs. */
  job?: JobOptions
  /** The image of the executor; it needs a shell, as the `-debug` images have. */
  kanikoImage?: Image
  /** The image of the registry that `cache: 'ephemeral'` asks for; it needs a shell. */
  registryImage?: Image
  /** A folder of the context that the Dockerfile's paths start from. `--context-sub-path` */
  contextSubPath?: WorkspacePath
  /**
   * Annotations of the image's manifest. `--annotation`
   * @pattern [A-Za-z0-9][A-Za-z0-9._/-]* – a name such as org.opencontainers.image.licenses
   */
  annotations?: Record<string, string | number | boolean>
  /**
   * Where the layers of earlier builds are kept: a repository without a tag, or `ephemeral` for a registry that lives as
   * long as the pod, which helps where several `images` share layers. A build that may not push does not write it.
   * `--cache-repo`
   * @conflicts layerCache
   */
  cache?: Repository
  /** A shared folder that keeps the layers instead, as an OCI layout. `--cache-repo=oci:` */
  layerCache?: SharedFolder
  /**
   * Hours that a cached layer or base image is good for. `--cache-ttl`
   * @default 336
   * @minimum 1
   * @maximum 87600
   */
  cacheHours?: number
  /**
   * Whether the layers of `COPY` are cached, too. Refused for a Dockerfile of several stages, where Kaniko has shipped
   * stale files (GoogleContainerTools/kaniko#2065). `--cache-copy-layers`
   * @default false
   */
  cacheCopyLayers?: boolean
  /**
   * Whether cached layers are compressed. Without it, a build needs less memory and more of the registry.
   * `--compressed-caching`
   * @default true
   */
  compressedCaching?: boolean
  /** A shared folder of base images that `kanikoWarm` filled. Only read. `--cache-dir` */
  baseImageCache?: SharedFolder
  /**
   * How a changed file is told: by all of its attributes, by some (`redo`), or by its time alone, which misses changes
   * within a second. `--snapshot-mode`
   * @default full
   */
  snapshotMode?: 'full' | 'redo' | 'time'
  /**
   * Whether the image gets one layer, made at the end. `--single-snapshot`
   * @default false
   */
  singleSnapshot?: boolean
  /**
   * Whether times are left out of the image. Needs memory for all of its layers. `--reproducible`
   * @default false
   */
  reproducible?: boolean
  /** How layers are compressed; zstd makes an image of the OCI format. `--compression` */
  compression?: 'gzip' | 'zstd'
  /**
   * How much. `--compression-level`
   * @minimum 1
   * @maximum 22
   */
  compressionLevel?: number
  /** Paths of the container that no snapshot looks at. `--ignore-path` */
  ignorePaths?: AbsolutePath[]
  /** Registries that are spoken to by TLS without checking their certificate. `--skip-tls-verify-registry` */
  skipTlsVerifyRegistries?: RegistryHost[]
  /** Certificates of registries, and for them. `--registry-certificate`, `--registry-client-cert` */
  registryCertificates?: RegistryCertificate[]
  /** Mirrors of Docker Hub, asked first, in this order. `--registry-mirror` */
  registryMirrors?: Mirror[]
  /** What is asked instead of a registry, by its host. `--registry-map` */
  registryMaps?: Record<RegistryHost, Mirror>
  /**
   * Whether a mirror that lacks an image is the last word. `--skip-default-registry-fallback`
   * @default false
   */
  onlyMirrors?: boolean
  /**
   * How often a failed push is tried again. `--push-retry`
   * @default 2
   * @minimum 0
   * @maximum 20
   */
  pushRetries?: number
  /**
   * How often a failed download of a base image is tried again. `--image-download-retry`
   * @default 2
   * @minimum 0
   * @maximum 20
   */
  downloadRetries?: number
  /** A file in the workspace that the image is written to and archived from, beside the push. `--tar-path` */
  tar?: OutputPath
  /**
   * Shows the plan of the build, and builds nothing. The step then returns null. `--dryrun`
   * @default false
   */
  dryRun?: boolean
  /** How much Kaniko tells. `--verbosity` */
  verbosity?: 'panic' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'
  /**
   * Whether the log shows the container's folders, and its `config.json` without secrets, before the build.
   * @default false
   */
  debug?: boolean
}
