import type { PodOptions, RegistryLogin } from './imageBuild'

/** Options of `sample`. */
export interface SampleOptions extends PodOptions {
  /**
   * The images to scan.
   * @pattern [a-z0-9][a-z0-9._:/-]* – a reference such as registry.example.com/team/app:1.0
   * @example registry.example.com/team/app:1.0
   */
  images: string[]
  /**
   * What fails the build.
   * @default high
   */
  severity?: 'low' | 'medium' | 'high' | 'critical'
  /** Identifiers of findings that are known and accepted. */
  ignored?: Finding[]
  /** Logins, one for each registry. */
  auth?: RegistryLogin[]
  /** The image of the scanner. */
  scannerImage?: string
  /**
   * Scans without asking for newer definitions.
   * @default false
   */
  offline?: boolean
  /**
   * Where the workspace comes from: `scm` checks out what the Jenkinsfile came from, `none` leaves it empty.
   * @default none
   */
  source?: 'scm' | 'none'
  /**
   * Minutes until the scan is aborted.
   * @default 30
   * @minimum 1
   * @maximum 600
   */
  timeout?: number
}

/** A finding that is known. */
export interface Finding {
  /**
   * Its identifier.
   * @pattern [A-Z]+-[0-9-]+ – an identifier such as CVE-2024-1234
   */
  id: string
  /** Why it is accepted. */
  reason: string
}
