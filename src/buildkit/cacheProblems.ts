import { distinct, imageReferences, repositoryOf } from '../image/reference'
import { cachesOf } from './cache'
import type { CheckedBuildCache, CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'

/** What the table of the options cannot say of caches. */
export function cacheProblems(options: CheckedBuildkitBuildOptions, isNameless: boolean): string[] {
  const { cache, cacheFrom = [] } = options
  const isRemote = options.daemon !== undefined || options.kubernetesDriver !== undefined
  const problems = cacheFrom.flatMap((from, i) => problemsOf(from, `cacheFrom[${i}]`, isNameless, isRemote))
  for (let i = 0; i < cacheFrom.length; i++) {
    if (cacheFrom[i]!.mode !== undefined)
      problems.push(`option 'cacheFrom[${i}].mode' is for a cache that is written: leave it out`)
  }
  if (cache !== undefined)
    problems.push(...problemsOf(cache, 'cache', isNameless, isRemote), ...writtenProblems(cache, options))
  const identities = distinct(
    cachesOf(options).flatMap(({ azblob }) => (azblob?.clientId === undefined ? [] : [azblob.clientId])),
  )
  if (identities.length > 1)
    problems.push(
      "options 'cache' and 'cacheFrom' name several clientIds, and a daemon can have one identity",
    )
  if (options.daemonless === true) problems.push(...keyProblems(options))
  return problems
}

/** A key is an argument of the client, which a `RUN` beside it can see. */
function keyProblems({ cache, cacheFrom = [] }: CheckedBuildkitBuildOptions): string[] {
  const named: [string, CheckedBuildCache][] = cacheFrom.map((from, i) => [`cacheFrom[${i}]`, from])
  if (cache !== undefined) named.push(['cache', cache])
  const problems: string[] = []
  for (const [path, { azblob, s3 }] of named) {
    const kind =
      azblob?.keyCredentialsId !== undefined
        ? 'azblob'
        : s3?.keyCredentialsId !== undefined
          ? 's3'
          : undefined
    if (kind !== undefined)
      problems.push(
        `option '${path}.${kind}.keyCredentialsId' cannot be used with daemonless: a RUN could see the key`,
      )
  }
  return problems
}

function problemsOf(
  { azblob, byBranch, inline }: CheckedBuildCache,
  path: string,
  isNameless: boolean,
  isRemote: boolean,
): string[] {
  const problems: string[] = []
  if (inline === false) problems.push(`option '${path}.inline' is false: leave it out, or name another cache`)
  if (inline && byBranch)
    problems.push(`option '${path}.byBranch' is not for a cache in the image: its name is the image's`)
  if (inline && isNameless)
    problems.push(`option '${path}.inline' needs 'image' beside it: it is kept in the image`)
  if (azblob?.clientId !== undefined && isRemote)
    problems.push(`option '${path}.azblob.clientId' is for the daemon of the pod, not for one elsewhere`)
  if (azblob?.clientId !== undefined && azblob.keyCredentialsId !== undefined)
    problems.push(`option '${path}.azblob' takes only one of 'keyCredentialsId', 'clientId'`)
  return problems
}

function writtenProblems(
  { inline, mode, registry }: CheckedBuildCache,
  options: CheckedBuildkitBuildOptions,
): string[] {
  const problems: string[] = []
  if (inline && mode !== undefined)
    problems.push("option 'cache.mode' is not for a cache in the image, which holds its last stage alone")
  const images = options.images ?? [options]
  const repositories = images.flatMap((image) => imageReferences(image).map((name) => repositoryOf(name)))
  if (registry !== undefined && repositories.includes(registry))
    problems.push(
      `option 'cache' is the repository of an image, '${registry}', whose tags it would take: give it one of its own`,
    )
  return problems
}
