import type { ImageBuildOptions } from '../options/imageBuild'
import type { RegistryCertificate } from '../options/registryCertificate'

interface TrustedOptions extends ImageBuildOptions {
  registryCertificates?: RegistryCertificate[]
}

/** The fork that the pull request of this build comes from, if it does. Branch sources set it. */
export function forkOf(): string | undefined {
  return env['CHANGE_FORK']
}

/**
 * A pull request from a fork runs the fork's code: it gets no login and no identity, pushes nothing and writes no cache.
 */
export function withoutTrust<Options extends TrustedOptions>(options: Options): Options {
  const fork = forkOf()
  if (fork === undefined) return options
  echo(`This is a pull request from the fork ${fork}: it is built without logins and without pushing.`)
  const without: Options = { ...options, auth: [], push: false }
  delete without.serviceAccount
  // A Secret can hold a key.
  if (options.registryCertificates !== undefined)
    without.registryCertificates = options.registryCertificates.filter((one) => one.secretName === undefined)
  return without
}
