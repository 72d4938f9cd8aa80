import type { ImageBuildOptions } from '../options/imageBuild'

/** The fork that the pull request of this build comes from, if it does. Branch sources set it. */
export function forkOf(): string | undefined {
  return env['CHANGE_FORK']
}

/**
 * A pull request from a fork runs the fork's code: it gets no login and no identity, pushes nothing and writes no cache.
 */
export function withoutTrust<Options extends ImageBuildOptions>(options: Options): Options {
  const fork = forkOf()
  if (fork === undefined) return options
  echo(`This is a pull request from the fork ${fork}: it is built without logins and without pushing.`)
  const without: Options = { ...options, auth: [], push: false }
  delete without.serviceAccount
  return without
}
