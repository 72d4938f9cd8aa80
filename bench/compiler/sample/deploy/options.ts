import type { PodOptions } from './imageBuild'

/** Options of `sample`. */
export interface SampleOptions extends PodOptions {
  /**
   * The name of the release.
   * @pattern [a-z]([a-z0-9-]{0,50}[a-z0-9])? – a name of lower-case letters, digits and `-`
   */
  release: string
  /**
   * The chart, as a folder of the workspace.
   * @default chart
   */
  chart?: string
  /**
   * Values for the chart.
   * @pattern [A-Za-z][A-Za-z0-9.]* – a path such as image.tag
   */
  values?: Record<string, string | number | boolean>
  /** The clusters to deploy to, one after the other. */
  targets: Target[]
  /**
   * Shows what would change, and changes nothing.
   * @default false
   */
  dryRun?: boolean
  /**
   * How often a cluster is tried again.
   * @minimum 0
   * @maximum 10
   */
  retries?: number
  /** The image of the tool. */
  helmImage?: string
  /**
   * Where the workspace comes from: `scm` checks out what the Jenkinsfile came from, `none` leaves it empty.
   * @default scm
   */
  source?: 'scm' | 'none'
  /**
   * Minutes until the deployment is aborted.
   * @default 20
   * @minimum 1
   * @maximum 600
   */
  timeout?: number
}

/** A cluster. */
export interface Target {
  /** Its context in the configuration. */
  context: string
  /**
   * How much of it.
   * @default all
   */
  share?: 'canary' | 'half' | 'all'
  /** Values for this cluster alone. */
  values?: Record<string, string | number | boolean>
}
