import { checkOptions, isMap, type OptionTable, rejection } from '../options/check'
import type { ImageOptions } from '../options/image'
import type { ImageBuildOptions } from '../options/imageBuild'
import { distinct, imageReferences } from '../image/reference'
import type { RegistryLogin } from '../options/registryLogin'
import { registryOfLogin } from '../registry/login'

/** What every build step takes: one image, or several. */
type BuildOptions = ImageBuildOptions & ImageOptions & { images?: ImageOptions[] }

/** What a build step was called with. */
export interface Call<Options> {
  options: Options
  /** The caller's closure, which prepares the workspace. */
  prepare: (() => void) | undefined
}

/**
 * Reads the ways to call a build step: `step()`, `step('repository:tag')`, `step(image: …)`, each with or without a
 * closure. Fails the build with all that is wrong at once, before anything has started; `problemsOf` tells what the
 * table of the options cannot say of this step.
 */
export function acceptCall<Options extends BuildOptions>(
  step: string,
  table: OptionTable,
  first: unknown,
  second: unknown,
  problemsOf: (options: Options) => string[],
): Call<Options> {
  const prepare = typeof first === 'function' && second === undefined ? first : second
  const given = givenOptions(typeof first === 'function' ? undefined : first)
  if (given === undefined || (prepare !== undefined && typeof prepare !== 'function')) {
    error(`${step}: call it with options or an image, such as ${step}(image: 'registry.example.com/app')`)
  }
  const checked = checkOptions(table, given)
  const options = checked.options as unknown as Options
  const problems =
    checked.problems.length > 0 ? checked.problems : [...imageProblems(options), ...problemsOf(options)]
  if (problems.length > 0) error(rejection(step, problems))
  if (checked.warnings.length > 0) echo(`${step}: ${checked.warnings.join('; ')}`)
  return { options: trusted(options), prepare: prepare as (() => void) | undefined }
}

function givenOptions(first: unknown): Record<string, unknown> | undefined {
  if (first === undefined) return {}
  if (typeof first === 'string') return { image: `${first}` }
  return isMap(first) ? first : undefined
}

/** What the table of the options cannot say. */
function imageProblems(options: BuildOptions): string[] {
  const images = options.images ?? [options]
  if (images.length === 0) return ["option 'images' is empty: give the image of each build"]
  const problems = images.flatMap((image, i) => {
    const [first] = imageReferences(image)
    if (first !== undefined) return loginProblems(options.auth ?? [], first)
    const path = options.images === undefined ? 'image' : `images[${i}].image`
    return [`option '${path}' is missing: give a repository, such as 'registry.example.com/team/app'`]
  })
  return distinct(problems)
}

/** One registry has one login; without a `registry` it is that of the image. */
function loginProblems(logins: RegistryLogin[], image: string): string[] {
  const registries = logins.map((login) => registryOfLogin(login, image))
  const twice = registries.filter(
    (registry) => registry !== undefined && registries.filter((other) => other === registry).length > 1,
  )
  if (twice.length > 0)
    return [`option 'auth' has more than one login for ${twice[0]!}: give only one of them`]
  const identities = distinct(
    logins.flatMap((login) => (login.clientId === undefined ? [] : [login.clientId])),
  )
  return identities.length > 1
    ? ["option 'auth' names several clientIds, and a pod can have one identity"]
    : []
}

/**
 * A pull request from a fork runs the fork's code: it gets no login and no identity, pushes nothing and writes no cache.
 */
function trusted<Options extends BuildOptions>(options: Options): Options {
  const fork = env['CHANGE_FORK']
  if (fork === undefined) return options
  echo(`This is a pull request from the fork ${fork}: it is built without logins and without pushing.`)
  const without: Options = { ...options, auth: [], push: false }
  delete without.serviceAccount
  return without
}
