import type { GitName, Image, ObjectName, WorkspacePath } from './text'

/**
 * What a Job clones: one of a branch, a tag or a commit.
 * @oneOf branch, tag, commit
 */
export interface GitSource {
  /**
   * The repository, without a user or token in it.
   * @pattern (https?|ssh)://[A-Za-z0-9._~:/?&=%+-]+ – a URL such as https://git.example.com/team/app.git, without a user
   */
  url: string
  /** A branch. */
  branch?: GitName
  /** A tag. */
  tag?: GitName
  /**
   * A commit.
   * @pattern [0-9a-f]{7,64} – a commit's hash
   */
  commit?: string
  /**
   * A username/password credential of Jenkins for the repository; a token is its password.
   * @conflicts secretName
   */
  credentialsId?: string
  /** A Secret in the namespace, of the type `kubernetes.io/basic-auth`: with the keys `username` and `password`. */
  secretName?: ObjectName
}

/** How a Job runs. */
export interface JobOptions {
  /** Commands that are run in the clone before the build, one after the other. */
  before?: JobCommand[]
  /** The image that clones; it needs git and a shell. */
  gitImage?: Image
  /** The image in the agent's pod that creates and follows the Job; it needs kubectl and a shell. */
  kubectlImage?: Image
  /** The service account of the Job's pods, for the identity of a cloud. Its token is not mounted. */
  serviceAccount?: ObjectName
  /**
   * How often Kubernetes tries a build that failed again. `backoffLimit`
   * @default 0
   * @minimum 0
   * @maximum 10
   */
  retries?: number
  /**
   * Whether the Job stays when the step ends, to be looked at. It is deleted after `ttlMinutes` then.
   * @default never
   */
  keep?: 'never' | 'failed' | 'always'
  /**
   * Minutes that a Job which is kept stays. `ttlSecondsAfterFinished`
   * @default 60
   * @minimum 1
   * @maximum 525600
   */
  ttlMinutes?: number
  /**
   * Minutes until a Job fails that no node has room for, as where nodes are added on demand.
   * @default 5
   * @minimum 1
   * @maximum 1440
   */
  pendingMinutes?: number
  /**
   * A file in the workspace with a Job of your own, which this one is laid over: containers, volumes and environment
   * variables of the same name are merged, other fields replaced. `kubectl patch --type=strategic`
   */
  manifest?: WorkspacePath
}

/** Commands in an image of their own, with the clone as the current folder. */
export interface JobCommand {
  /** The image, such as `docker.io/library/maven:3.9-eclipse-temurin-21`. It needs a shell. */
  image: Image
  /** The commands, run by `sh -e`. */
  script: string
}
