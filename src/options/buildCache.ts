import type { SharedFolder } from './pod'
import type { Repository } from './text'

/**
 * Where BuildKit keeps the layers of earlier builds. https://docs.docker.com/build/cache/backends/
 * @oneOf registry, inline, folder, azblob, s3
 * @shorthand registry
 */
export interface BuildCache {
  /** A repository, without a tag. `type=registry` */
  registry?: Repository
  /** True keeps them in the image itself, those of its last stage alone. `type=inline` */
  inline?: boolean
  /** A shared folder, which grows until somebody empties it. `type=local` */
  folder?: SharedFolder
  /** A container of Azure Blob Storage. Not read by a pull request from a fork. `type=azblob` */
  azblob?: AzblobCache
  /** A bucket of S3. Not read by a pull request from a fork. `type=s3` */
  s3?: S3Cache
  /**
   * Whether each branch has a cache of its own, and a new one starts with that of the default branch or, in a pull
   * request, of its target.
   */
  byBranch?: boolean
  /**
   * The branch that the others start from: `main`, if not given.
   * @requires byBranch
   */
  defaultBranch?: string
  /** Which layers are kept: of the image alone, or of all stages (`max`), if not given. */
  mode?: 'min' | 'max'
}

/** Of the daemon, where no key is given: workload identity or a managed identity. */
export interface AzblobCache {
  /**
   * The address of the account.
   * @pattern https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9_-]*)? – an address such as https://account.blob.core.windows.net
   */
  accountUrl: string
  /**
   * The account's name, where it is not the first part of that address.
   * @pattern [a-z0-9-]+ – a name of lower case letters and digits
   */
  accountName?: string
  /**
   * The container, which is made where it is missing.
   * @default buildkit-cache
   * @pattern [a-z0-9]+(-[a-z0-9]+)* – a name of lower case letters, digits and `-`
   */
  container?: string
  /**
   * What the names of the blobs begin with: a folder for each team.
   * @pattern [A-Za-z0-9._/-]+ – a path such as team/
   */
  prefix?: string
  /** A secret text credential of Jenkins: a key of the account. Without it, the identity of the daemon. */
  keyCredentialsId?: string
  /** The client id of a managed identity of the daemon, where the node has several. */
  clientId?: string
}

/** Of the daemon, where no key is given: IRSA, Pod Identity or the node's role. */
export interface S3Cache {
  /**
   * The bucket.
   * @pattern [a-z0-9][a-z0-9.-]+ – the name of a bucket
   */
  bucket: string
  /**
   * Its region.
   * @pattern [a-z0-9-]+ – a region such as eu-west-1
   */
  region: string
  /**
   * What the names of the objects begin with: a folder for each team.
   * @pattern [A-Za-z0-9._/-]+ – a path such as team/
   */
  prefix?: string
  /**
   * The address of a server that is not AWS. Its buckets are addressed by path.
   * @pattern https?://[A-Za-z0-9.-]+(:[0-9]+)? – an address such as https://minio.example.com:9000
   */
  endpointUrl?: string
  /**
   * A username/password credential of Jenkins: an access key's id and the key. Without it, the identity of the daemon.
   */
  keyCredentialsId?: string
}
