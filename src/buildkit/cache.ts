import type { CheckedBuildCache, CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { secretVariable, shell } from '../shell/shell'
import type { BuildkitImage } from './arguments'
import { distinct } from '../image/reference'
import { branchNames, tagOf } from './branches'
import { type Client, flag, sourceArguments } from './client'
import { folderFunctions, folderScript } from './folderCache'

/** The options that caches come from. */
export interface CacheOptions {
  cache?: CheckedBuildCache
  cacheFrom?: CheckedBuildCache[]
  push?: boolean
}

/** All caches; the first is that which is written, too. */
export function cachesOf(options: CacheOptions): CheckedBuildCache[] {
  return [...(options.cache === undefined ? [] : [options.cache]), ...(options.cacheFrom ?? [])]
}

/** Whether this build writes the cache at this place. */
export function isWritten(options: CacheOptions, place: number): boolean {
  return place === 0 && options.cache !== undefined && options.push !== false
}

/** The folder of the cache at this place, for the client: it reads and writes `type=local` itself. */
export function cacheFolder(place: number): string {
  return `/run/kiln-cache/${place}`
}

/** Keys of accounts, which a pull request from a fork must not get, and no identity of the cloud. */
export function isCloudCache(cache: CheckedBuildCache): boolean {
  return cache.azblob !== undefined || cache.s3 !== undefined
}

/** The credentials of Jenkins that the script of the caches reads from its environment. */
export function cacheBindings(options: CacheOptions): CredentialsBinding[] {
  const bindings: CredentialsBinding[] = []
  const caches = cachesOf(options)
  for (let i = 0; i < caches.length; i++) {
    const { azblob, s3 } = caches[i]!
    if (azblob?.keyCredentialsId !== undefined)
      bindings.push(string({ credentialsId: azblob.keyCredentialsId, variable: keyOf(i) }))
    if (s3?.keyCredentialsId !== undefined)
      bindings.push(
        usernamePassword({
          credentialsId: s3.keyCredentialsId,
          usernameVariable: keyIdOf(i),
          passwordVariable: keyOf(i),
        }),
      )
  }
  return bindings
}

/**
 * Adds the flags of the caches to `$@`, each after a look whether the daemon reaches it: BuildKit itself waits without end
 * for a server that does not answer, and fails where it cannot reach Azure to write, `ignore-error` or not. Keys have no
 * other way than an attribute; the shell alone knows them, untraced.
 */
export function cacheScript(options: CheckedBuildkitBuildOptions, image: BuildkitImage): ShellText {
  const caches = cachesOf(options)
  if (caches.length === 0) return shell``
  let script = shell``
  for (let i = 0; i < caches.length; i++) {
    script = shell`
      ${script}
      ${oneCache(caches[i]!, i, cacheNames(options, image, caches[i]!), image.references, options)}
    `
  }
  const folders = caches.some(({ folder }) => folder !== undefined) ? folderFunctions() : shell``
  return shell`
    ${reachesFunction(options.client)}
    ${folders}
    ${script}
  `
}

function oneCache(
  cache: CheckedBuildCache,
  place: number,
  names: string[],
  references: string[],
  options: CheckedBuildkitBuildOptions,
): ShellText {
  const { client } = options
  const written = isWritten(options, place)
  if (cache.folder !== undefined)
    return folderScript(client, cacheFolder(place), names, written ? writeAttributes(cache, '') : undefined)
  const key = keyAttributes(cache, place)
  const read = cache.inline
    ? references.map((reference) => `type=registry,ref=${reference}`)
    : names.map((name) => storeAttributes(cache, name))
  let flags = shell``
  for (const attributes of read) flags = shell`${flags} ${flag(client, 'cacheFrom', attributes)}${key}`
  if (written) flags = shell`${flags} ${flag(client, 'cacheTo', writeAttributes(cache, names[0]!))}${key}`
  return shell`! reaches ${flag(client, 'cacheFrom', read[0]!)}${key} || set -- "$@"${flags}`
}

/** What is built at the same time would write over each other's cache: each has a name of its own. */
function cacheNames(
  options: CheckedBuildkitBuildOptions,
  image: BuildkitImage,
  cache: CheckedBuildCache,
): string[] {
  const isAlone = options.images === undefined && options.nativeBuilders !== true
  const branches = cache.byBranch ? branchNames(cache.defaultBranch ?? 'main', image.source) : ['']
  const part = options.nativeBuilders === true ? options.platforms![0]! : image.name
  const names = isAlone ? branches : branches.map((branch) => (branch === '' ? part : `${part}-${branch}`))
  return distinct(names.map((name) => (name === '' ? 'latest' : tagOf(name))))
}

/** `reaches IMPORT-FLAG` builds next to nothing with the cache. One that is not there yet is as good as one that is. */
function reachesFunction(client: Client): ShellText {
  return shell`
    without() { echo "buildkitBuild: goes on without the cache $1: $2" >&2; return 1; }
    reaches() {
      what=$(printf %s "$1" | sed 's/^[^=]*=//; s/,\(secret_\)\{0,1\}access_key\(_id\)\{0,1\}=[^,]*//g')
      mkdir -p "$run/probe"
      printf 'FROM scratch\nCOPY Dockerfile /\n' >"$run/probe/Dockerfile"
      (cd "$run/probe" && timeout 20 $tool --progress=plain ${sourceArguments(client, '.', 'Dockerfile')} "$1") \
        >"$run/probe/log" 2>&1 || {
        why=$(sed -n -e 's/^error: //p' -e 's/^ERROR: failed to build: //p' "$run/probe/log")
        case $why in '' | *'context canceled') why='it did not answer within 20 s.' ;; esac
        without "$what" "$why"
        return 1
      }
      why=$(sed -n 's/^#[0-9]* ERROR: //p' "$run/probe/log")
      case $why in
        '' | *'not found'* | *NoSuchKey*) ;;
        *denied* | *authoriz* | *' 401 '* | *' 403 '*) case $what in type=registry,*) ;; *) without "$what" "$why" ;; esac ;;
        *) without "$what" "$why" ;;
      esac
    }
  `
}

function keyOf(place: number): SecretVariable {
  return secretVariable(`KILN_CACHE_KEY_${place}`)
}

function keyIdOf(place: number): SecretVariable {
  return secretVariable(`KILN_CACHE_KEY_ID_${place}`)
}

function keyAttributes({ azblob, s3 }: CheckedBuildCache, place: number): ShellText {
  if (azblob?.keyCredentialsId !== undefined) return shell`,secret_access_key=${keyOf(place)}`
  if (s3?.keyCredentialsId === undefined) return shell``
  return shell`,access_key_id=${keyIdOf(place)},secret_access_key=${keyOf(place)}`
}

/** A cache that cannot be written costs a warning. Not every registry takes an index of layers. */
function writeAttributes(cache: CheckedBuildCache, name: string): string {
  if (cache.inline) return 'type=inline'
  const mode = `mode=${cache.mode ?? 'max'},ignore-error=true`
  if (cache.folder !== undefined) return mode
  const format = cache.registry === undefined ? '' : 'image-manifest=true,oci-mediatypes=true,'
  return `${storeAttributes(cache, name)},${format}${mode}`
}

/** https://github.com/moby/buildkit#export-cache */
function storeAttributes({ registry, azblob, s3 }: CheckedBuildCache, name: string): string {
  if (registry !== undefined) return `type=registry,ref=${registry}:${name}`
  if (azblob !== undefined) {
    const { accountUrl, accountName, container, prefix } = azblob
    return `type=azblob,account_url=${accountUrl}${attribute('account_name', accountName)},container=${container}${attribute('prefix', prefix)},name=${name}`
  }
  const { bucket, region, prefix, endpointUrl } = s3!
  const server = endpointUrl === undefined ? '' : `,endpoint_url=${endpointUrl},use_path_style=true`
  return `type=s3,bucket=${bucket},region=${region}${server}${attribute('prefix', prefix)},name=${name}`
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : `,${name}=${value}`
}
