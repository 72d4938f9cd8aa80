import type { ObjectName, RegistryHost } from './text'

/**
 * Certificates from a Secret or ConfigMap in the pod's namespace.
 * @oneOf secretName, configMapName
 */
export interface RegistryCertificate {
  /** The registry that they are for. */
  registry: RegistryHost
  /**
   * A Secret with `ca.crt`, the registry's authority; with `tls.crt` and `tls.key`, by which the registry knows who asks;
   * or with all three. Not given to a pull request from a fork.
   */
  secretName?: ObjectName
  /** A ConfigMap with `ca.crt`. */
  configMapName?: ObjectName
}
