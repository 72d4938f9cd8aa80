import { imageProblems, loginProblems } from '../image/problems'
import { repeated } from '../image/reference'
import type { CheckedBuildkitBuildOptions, CheckedRemoteDaemon } from '../options/tables/buildkitBuild'
import { certificateProblems } from '../registry/certificates'
import { cachesOf } from './cache'
import { cacheProblems } from './cacheProblems'
import { driverProblems } from './kubernetesDriver'

/** What BuildKit would refuse after the pod has started, in words that do not name the option. */
export function buildkitProblems(options: CheckedBuildkitBuildOptions): string[] {
  const isNameless =
    options.image === undefined && options.destinations === undefined && options.images === undefined
  const problems =
    isNameless && options.outputFolder !== undefined ? namelessProblems(options) : imageProblems(options)
  const id = repeated((options.secrets ?? []).map((secret) => secret.id))
  if (id !== undefined) problems.push(`option 'secrets' has two with the id '${id}'`)
  const platforms = options.platforms ?? ['']
  if (platforms.length === 0) problems.push("option 'platforms' is empty: leave it out, or name one")
  const platform = repeated(platforms)
  if (platform !== undefined) problems.push(`option 'platforms' names '${platform}' twice`)
  if (options.nativeBuilders === true && options.nodeSelector?.['kubernetes.io/arch'] !== undefined)
    problems.push(
      "option 'nodeSelector' names kubernetes.io/arch, which 'nativeBuilders' set for each platform",
    )
  if (options.tar !== undefined && options.tarFormat === 'docker' && platforms.length > 1)
    problems.push("option 'tar' in Docker's format holds one platform: set tarFormat: 'oci'")
  if (options.networkMode === 'host' && !(options.entitlements ?? []).includes('network.host'))
    problems.push("option 'networkMode' cannot be 'host' without entitlements: ['network.host']")
  if (options.stash !== undefined && options.tar === undefined && options.outputFolder === undefined)
    problems.push("option 'stash' needs 'tar' or 'outputFolder' beside it")
  problems.push(...cacheProblems(options, isNameless), ...daemonProblems(options.daemon))
  if (options.security === 'userns') problems.push(...usersProblems(options))
  if (options.kubernetesDriver !== undefined) problems.push(...driverProblems(options))
  return [...problems, ...certificateProblems(options), ...clientProblems(options), ...valueProblems(options)]
}

function valueProblems({
  compression,
  compressionLevel,
  extraHosts = {},
}: CheckedBuildkitBuildOptions): string[] {
  const problems = Object.keys(extraHosts)
    .filter((host) => !isAddress(extraHosts[host]!))
    .map((host) => `option 'extraHosts.${host}' must be an IP address, not '${extraHosts[host]!}'`)
  const isGzip = compression === 'gzip' || compression === 'estargz'
  if (isGzip && compressionLevel !== undefined && compressionLevel > 9)
    problems.push(`option 'compressionLevel' is at most 9 for ${compression}`)
  if (compression === 'uncompressed' && compressionLevel !== undefined)
    problems.push("option 'compressionLevel' means nothing beside compression: 'uncompressed'")
  return problems
}

function isAddress(text: string): boolean {
  return (
    /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(text) ||
    /^[0-9a-fA-F.]*:[0-9a-fA-F:.]*$/.test(text)
  )
}

/** What one client takes and the other does not. */
function clientProblems(options: CheckedBuildkitBuildOptions): string[] {
  const problems: string[] = []
  if (options.client === 'buildctl') {
    if (options.dockerImage !== undefined)
      problems.push("option 'dockerImage' needs client: 'buildx' beside it")
    return problems
  }
  if (cachesOf(options).some(({ s3 }) => s3 !== undefined && s3.keyCredentialsId === undefined))
    problems.push(
      "a cache in S3 needs 'keyCredentialsId' with client: 'buildx', which would send the daemon keys of the client's own identity",
    )
  const attaches = options.sbom === true || options.provenance !== 'none'
  if (options.tar !== undefined && options.tarFormat === 'docker' && attaches)
    problems.push(
      "option 'tar' in Docker's format cannot hold what 'sbom' and 'provenance' attach, with client: 'buildx': set tarFormat: 'oci'",
    )
  return problems
}

/** Of a call for files alone. */
function namelessProblems(options: CheckedBuildkitBuildOptions): string[] {
  const problems = loginProblems(options.auth ?? [], '')
  if (options.tar !== undefined)
    problems.push("option 'tar' needs 'image' beside it: an archive holds a name")
  return problems
}

/** The pod would not start: Linux cannot map the users of NFS. */
function usersProblems({ workspaceVolume, cache, cacheFrom }: CheckedBuildkitBuildOptions): string[] {
  const problems: string[] = []
  if (workspaceVolume?.nfs !== undefined) problems.push("option 'workspaceVolume.nfs'")
  if (cache?.folder?.nfs !== undefined) problems.push("option 'cache.folder.nfs'")
  const from = cacheFrom ?? []
  for (let i = 0; i < from.length; i++)
    if (from[i]!.folder?.nfs !== undefined) problems.push(`option 'cacheFrom[${i}].folder.nfs'`)
  return problems.map((option) => `${option} cannot be used with security: 'userns': NFS maps no users`)
}

function daemonProblems(daemon: CheckedRemoteDaemon | undefined): string[] {
  const problems: string[] = []
  if (daemon?.addresses.length === 0)
    problems.push("option 'daemon.addresses' is empty: name one, such as tcp://buildkitd.build.svc:1234")
  if (daemon?.plaintext === false)
    problems.push("option 'daemon.plaintext' is false: leave it out, and give the client's certificate")
  return problems
}
