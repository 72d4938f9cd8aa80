import type { ObjectName, RegistryHost } from './text'

/**
 * A login to one registry, or a `config.json` of Docker with several.
 * @oneOf credentialsId, username, tokenCredentialsId, dockerConfigCredentialsId, secretName, configMapName, acr, ecr, gcr
 */
export interface RegistryLogin {
  /** A username/password credential of Jenkins. */
  credentialsId?: string
  /**
   * The user, where only the password is a secret: the application id of a service principal, `AWS`, `_json_key`.
   * @requires passwordCredentialsId
   */
  username?: string
  /**
   * A secret text credential of Jenkins: the password of `username`.
   * @requires username
   */
  passwordCredentialsId?: string
  /**
   * A secret text credential of Jenkins with an identity token, such as the refresh token that
   * `az acr login --expose-token` prints.
   */
  tokenCredentialsId?: string
  /**
   * A secret file credential of Jenkins: a whole `config.json`.
   * @conflicts registry
   */
  dockerConfigCredentialsId?: string
  /**
   * A Secret in the pod's namespace, with the key `.dockerconfigjson` or `config.json`.
   * @conflicts registry
   */
  secretName?: ObjectName
  /**
   * A ConfigMap in the pod's namespace, with the key `config.json`: credential helpers, no secret.
   * @conflicts registry
   */
  configMapName?: ObjectName
  /**
   * The host of an Azure registry, to log in to with the identity of the pod: workload identity where the pod has a
   * `serviceAccount`, else the managed identity of the node.
   * @pattern [a-zA-Z0-9.-]+ – a host, such as team.azurecr.io
   * @conflicts registry
   */
  acr?: string
  /**
   * The client id of a managed identity, where the node has several.
   * @requires acr
   */
  clientId?: string
  /**
   * The host of an AWS registry, to log in to with the identity of the pod (IRSA, Pod Identity) or of the node.
   * @pattern [a-zA-Z0-9.-]+ – a host, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com
   * @conflicts registry
   */
  ecr?: string
  /**
   * The host of a Google registry, to log in to with the identity of the pod or of the node.
   * @pattern [a-zA-Z0-9.-]+ – a host, such as europe-docker.pkg.dev
   * @conflicts registry
   */
  gcr?: string
  /** The registry's host. Without it, that of the image. */
  registry?: RegistryHost
}
