import type { BuildCache } from './buildCache'
import type { DockerfileOptions } from './dockerfile'
import type { ImageBuildOptions } from './imageBuild'
import type { KubernetesDriver } from './kubernetesDriver'
import type { RegistryCertificate } from './registryCertificate'
import type { RemoteDaemon } from './remoteDaemon'
import type { Image, OutputPath } from './text'

/** Options of `buildkitBuild`. */
export interface BuildkitBuildOptions extends DockerfileOptions, ImageBuildOptions {
  /**
   * Several images from one checkout, built at the same time by one daemon, each in a branch of the log. All are built
   * even when one fails. The step then returns a list.
   * @conflicts image, destinations, labels, context, dockerfile, target, buildArgs, tar, outputFolder
   */
  images?: DockerfileOptions[]
  /**
   * The program that asks the daemon to build, with the same options and the same result: `buildctl`, or `buildx`, which
   * is the one of `docker buildx`.
   * @default buildctl
   */
  client?: 'buildctl' | 'buildx'
  /**
   * Where the layers of earlier builds are kept. Read and, by a build that may push, written; of several `images` each has
   * a name of its own there. One that cannot be reached costs a warning and at most 20 seconds.
   */
  cache?: BuildCache
  /** Further caches, which are only read. */
  cacheFrom?: BuildCache[]
  /**
   * What the image is built for; several make an index of one image each. A `RUN` for another platform than the node's
   * is emulated, by the node (binfmt_misc) or by the QEMU in the daemon's image.
   * @pattern [a-z0-9]+/[a-z0-9_]+(/[a-z0-9]+)? – a platform such as linux/arm64
   */
  platforms?: string[]
  /**
   * Whether each platform is built in a pod of its own on a node of its architecture, all at the same time, and the images
   * are merged into one index. Without pushing, the step then returns null.
   * @requires platforms
   * @conflicts images, tar, outputFolder
   */
  nativeBuilders?: boolean
  /** Secrets for `RUN --mount=type=secret`. Not given to a pull request from a fork. */
  secrets?: BuildSecret[]
  /**
   * An SSH key credential of Jenkins, without a passphrase, for `RUN --mount=type=ssh`. Not given to a pull request from
   * a fork.
   */
  sshCredentialsId?: string
  /**
   * Annotations of the image's manifest.
   * @pattern [A-Za-z0-9][A-Za-z0-9._/-]* – a name such as org.opencontainers.image.licenses
   */
  annotations?: Record<string, string | number | boolean>
  /** Whether a bill of materials (SPDX) is attached to the image. The daemon runs a scanner for it. */
  sbom?: boolean
  /**
   * The image of that scanner; it follows BuildKit's protocol for scanners.
   * https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md
   * @requires sbom
   */
  sbomImage?: Image
  /**
   * How much is attached to the image of how it was built (SLSA): nothing, what holds no value of an argument, or all.
   * @default none
   */
  provenance?: 'none' | 'min' | 'max'
  /**
   * Seconds since 1970 that stand for every time in the image, so that the same sources give the same digest.
   * `SOURCE_DATE_EPOCH`
   * @minimum 0
   */
  sourceDateEpoch?: number
  /** How layers are compressed; without it by gzip. All but gzip make an image of the OCI format. */
  compression?: 'gzip' | 'zstd' | 'estargz' | 'uncompressed'
  /**
   * How much: up to 9 for `gzip` and `estargz`, up to 22 for `zstd`.
   * @minimum 0
   * @maximum 22
   * @requires compression
   */
  compressionLevel?: number
  /**
   * Whether no step is taken from a cache.
   * @default false
   */
  noCache?: boolean
  /**
   * IP addresses for names, in `RUN`.
   * @pattern [A-Za-z0-9.-]+ – a host's name
   */
  extraHosts?: Record<string, string>
  /**
   * What `RUN` reaches: the network of the pod; nothing; or, for a daemon that separates them, the network of its host,
   * which needs the entitlement `network.host`.
   * @default sandbox
   */
  networkMode?: 'sandbox' | 'none' | 'host'
  /**
   * What a `RUN` may ask for that BuildKit otherwise refuses: `--network=host`, which reaches whatever listens on the
   * daemon's own loopback, and `--security=insecure`, which has all capabilities and no seccomp filter. They weaken what
   * stands between a Dockerfile and the node: name them for Dockerfiles alone that you trust. Not given to a pull request
   * from a fork.
   * @pattern (network\.host|security\.insecure) – network.host or security.insecure
   */
  entitlements?: string[]
  /**
   * Certificates of registries, and for them. A `daemon` elsewhere needs those of its own `buildkitd.toml` as well; here they
   * are for the client, which asks registries for tokens.
   * @conflicts kubernetesDriver
   */
  registryCertificates?: RegistryCertificate[]
  /** A file in the workspace that the image is written to and archived from, beside the push. */
  tar?: OutputPath
  /**
   * The format of that file.
   * @default docker
   */
  tarFormat?: 'docker' | 'oci'
  /**
   * A folder in the workspace that the files of the image are written to and archived from, beside the push; of several
   * platforms each has a folder in it. Without `image`, the files are all that is built, and the step returns null.
   */
  outputFolder?: OutputPath
  /** A name to stash `tar` and `outputFolder` under, for `unstash` in a later stage. They then are not archived. */
  stash?: string
  /**
   * Daemons that run elsewhere, instead of one in the pod: whoever builds on them trusts all who do. A pull request from a
   * fork has one in its pod all the same.
   * @conflicts nativeBuilders, insecureRegistries, resources
   */
  daemon?: RemoteDaemon
  /**
   * What confines the daemon of the pod, and with it what breaks out of a `RUN`. Without it, `rootless`: a user without
   * rights, in a user namespace of the daemon's own. `userns`: root of a user namespace that Kubernetes gives the pod, for
   * nodes where that of a daemon is forbidden; it needs Kubernetes 1.33, containerd 2.0 or CRI-O, and Linux 6.3.
   * `privileged`: root of the node. A pull request from a fork is built rootless, whatever is given here.
   * https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
   * @conflicts daemon
   */
  security?: 'rootless' | 'userns' | 'privileged'
  /**
   * Whether a rootless daemon runs in the container of the client, for this one build, instead of beside it: one container
   * less to place and to wait for. Builds are kept apart less well: a `RUN` sees the client's processes, but not their
   * memory, environment and files.
   * @conflicts daemon, security, images, entitlements
   */
  daemonless?: boolean
  /**
   * Daemons that buildx starts as a Deployment for this call and removes at its end, instead of one in the pod: rootless,
   * with the call's `resources`, `nodeSelector` and `tolerations`. The service account needs the rights of
   * `resources/kiln/manifests/buildx/driverAccess.yaml`. It needs `client: 'buildx'`. A pull request from a fork has a
   * daemon in its pod all the same.
   * @requires serviceAccount
   * @conflicts daemon, nativeBuilders, security, daemonless
   */
  kubernetesDriver?: KubernetesDriver
  /** The image of daemon and client; it needs buildkitd, buildctl, a shell and, for a rootless daemon, rootlesskit and user 1000. */
  buildkitImage?: Image
  /** The image that `client: 'buildx'` is copied from, with buildx where Docker's image has it. */
  dockerImage?: Image
  /** The image that merges what `nativeBuilders` have built; it needs crane and a shell. */
  craneImage?: Image
}

/**
 * A secret that a `RUN` of the Dockerfile mounts, and that no layer keeps.
 * @oneOf credentialsId, fileCredentialsId
 */
export interface BuildSecret {
  /**
   * Its name in the Dockerfile: `--mount=type=secret,id=…`.
   * @pattern [A-Za-z0-9_.-]+ – a name of letters, digits, `_`, `.` and `-`
   */
  id: string
  /** A secret text credential of Jenkins. */
  credentialsId?: string
  /** A secret file credential of Jenkins. */
  fileCredentialsId?: string
}
