import type { ObjectName } from './text'

/**
 * BuildKit daemons that run elsewhere, and this client's certificates.
 * @oneOf secretName, keyCredentialsId, plaintext
 */
export interface RemoteDaemon {
  /**
   * Where they listen; several are replicas of one service. A repository is built on the same one each time, where its
   * layers are; one that is down is left out, with a warning.
   * @pattern tcp://[A-Za-z0-9.-]+:[0-9]+ – an address such as tcp://buildkitd-0.buildkitd-replicas.build.svc:1234
   */
  addresses: string[]
  /** A Secret in the pod's namespace with `ca.crt`, `tls.crt` and `tls.key`, as cert-manager makes it. */
  secretName?: ObjectName
  /**
   * A secret file credential of Jenkins: the authority that signs the daemons' certificate.
   * @requires keyCredentialsId
   */
  cacertCredentialsId?: string
  /**
   * A secret file credential of Jenkins: this client's certificate.
   * @requires keyCredentialsId
   */
  certCredentialsId?: string
  /**
   * A secret file credential of Jenkins: the certificate's private key.
   * @requires cacertCredentialsId, certCredentialsId
   */
  keyCredentialsId?: string
  /**
   * The name that the daemons' certificate must hold. Without it, the address's own.
   * @pattern [A-Za-z0-9.-]+ – a name such as buildkitd
   */
  tlsServerName?: string
  /**
   * True says that the daemons have no TLS: whoever reaches their port can build, and read what is sent to them.
   * @conflicts tlsServerName
   */
  plaintext?: boolean
  /**
   * Seconds to wait until one of them answers. Give more where the service starts from no replica.
   * @default 60
   * @minimum 1
   * @maximum 3600
   */
  waitSeconds?: number
}
