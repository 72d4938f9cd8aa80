/** Options that mean the same in every build step. */
export interface ImageBuildOptions extends PodOptions {
  /**
   * The repository to push to, with its registry, and optionally a tag.
   * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})? – a repository with an optional tag, such as registry.example.com/team/app:1.0
   * @conflicts destinations
   */
  image?: string
  /**
   * Tags for `image`. Without any, and without one in `image`, the tag is `latest`.
   * @pattern [A-Za-z0-9_][A-Za-z0-9_.-]{0,127} – a tag: at most 128 letters, digits, `_`, `.` and `-`
   * @requires image
   */
  tags?: string[]
  /**
   * Full references instead of `image` and `tags`, for several repositories or registries.
   * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})? – a reference such as registry.example.com/team/app:1.0
   * @conflicts image, tags
   */
  destinations?: string[]
  /**
   * False builds without pushing.
   * @default true
   */
  push?: boolean
  /**
   * The folder that the build may read, in the workspace.
   * @default .
   */
  context?: string
  /** The Dockerfile's path in the workspace. Without it, `Dockerfile` in the context. */
  dockerfile?: string
  /** The stage to build. Without it, the last one. */
  target?: string
  /**
   * Values for the Dockerfile's `ARG`s. They are stored in the image: no place for a secret.
   * @pattern [A-Za-z_][A-Za-z0-9_]* – a name of letters, digits and `_`
   */
  buildArgs?: Record<string, string | number | boolean>
  /**
   * Labels besides `org.opencontainers.image.revision` and `.source`, which come from the checkout.
   * @pattern [A-Za-z0-9][A-Za-z0-9._/-]* – a name such as org.opencontainers.image.version
   */
  labels?: Record<string, string | number | boolean>
  /** Logins, one for each registry. */
  auth?: RegistryLogin[]
  /**
   * A repository that keeps the layers of earlier builds, without a tag. Read and, by a build that may push, written.
   * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)* – a repository such as registry.example.com/team/app-cache
   */
  cache?: string
  /**
   * Registries that are spoken to by plain HTTP.
   * @pattern [a-zA-Z0-9.-]+(:[0-9]+)? – a host with an optional port, such as registry:5000
   */
  insecureRegistries?: string[]
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

/** A registry login by a username/password credential of Jenkins. */
export interface RegistryLogin {
  /** The id of the credential. */
  credentialsId: string
  /**
   * The registry's host. Without it, that of the image.
   * @pattern [a-zA-Z0-9.-]+(:[0-9]+)? – a host with an optional port, such as registry.example.com
   */
  registry?: string
}

/** Where and how the build's pod runs. */
export interface PodOptions {
  /** The Kubernetes cloud of Jenkins. Without it, Jenkins' first. */
  cloud?: string
  /** The namespace of the pod. Without it, that of the cloud. */
  namespace?: string
  /** The service account of the pod. Its token is not mounted. */
  serviceAccount?: string
  /** Labels of the nodes that the pod may run on. */
  nodeSelector?: Record<string, string | number | boolean>
  /** CPU and memory of the container that builds. */
  resources?: Resources
}

/** As in a container of Kubernetes. */
export interface Resources {
  /** What the scheduler reserves, such as `[cpu: '500m', memory: '1Gi']`. */
  requests?: Record<string, string | number | boolean>
  /** What the container cannot exceed. */
  limits?: Record<string, string | number | boolean>
}
