import { imageProblems } from '../image/problems'
import { imageReferences, registryOf, repositoryOf } from '../image/reference'
import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { imagesOf, type JibImage, listsOf } from './properties'

/** What Jib, Maven or Gradle would refuse after the pod has started, or take otherwise than it was meant. */
export function jibProblems(options: CheckedJibBuildOptions): string[] {
  const problems = imageProblems(options)
  if (problems.length > 0) return problems
  const images = imagesOf(options)
  for (let i = 0; i < images.length; i++)
    problems.push(...ofImage(images[i]!, options.images === undefined ? '' : `images[${i}].`))
  problems.push(...insecureProblems(options), ...argumentProblems(options))
  if (options.platforms !== undefined && options.platforms.length === 0)
    problems.push("option 'platforms' is empty: leave it out, or name one")
  if (options.tar !== undefined && options.platforms !== undefined && options.platforms.length > 1)
    problems.push("option 'tar' holds the image of one platform: name one in 'platforms', or leave 'tar' out")
  if (options.refreshDependencies && options.dependencyCache === undefined)
    problems.push("option 'refreshDependencies' needs 'dependencyCache' beside it")
  if (options.refreshDependencies && !options.push)
    problems.push("option 'refreshDependencies' needs a build that pushes: no other writes what builds share")
  return problems
}

function ofImage(image: JibImage, path: string): string[] {
  const problems: string[] = []
  const repositories = imageReferences(image).map((reference) => repositoryOf(reference))
  if (repositories.some((repository) => repository !== repositories[0]))
    problems.push(
      `option '${path}destinations' names several repositories, and Jib pushes to one: give 'images', one for each`,
    )
  if (path !== '' && image.module === undefined)
    problems.push(`option '${path}module' is missing: say which module the image is made of`)
  if (image.entrypoint !== undefined && (image.jvmFlags !== undefined || image.mainClass !== undefined))
    problems.push(
      `option '${path}entrypoint' leaves no place for 'jvmFlags' and 'mainClass': put them into it`,
    )
  const lists = listsOf(image)
  for (const name of Object.keys(lists))
    if (lists[name]!.some((value) => value.endsWith('\\')))
      problems.push(
        `option '${path}${name}' has a value with '\\' at its end, which a list of Jib's cannot hold`,
      )
  return problems
}

/** Jib can be told that registries may be insecure, but not which: it then lets all be, so all of a build must be named. */
function insecureProblems(options: CheckedJibBuildOptions): string[] {
  const insecure = options.insecureRegistries ?? []
  if (insecure.length === 0) return []
  if (options.baseImage === undefined)
    return [
      "option 'insecureRegistries' needs 'baseImage' beside it: Jib knows only all registries of a build as insecure, so each must be named",
    ]
  const images = imagesOf(options).flatMap((image) => imageReferences(image))
  const bases = options.baseImage === 'scratch' ? [] : [options.baseImage]
  return [...images, ...bases]
    .filter((image) => !insecure.includes(registryOf(image)))
    .map(
      (image) =>
        `option 'insecureRegistries' lacks '${registryOf(image)}' of '${image}': Jib knows only all registries of a build as insecure`,
    )
}

function argumentProblems(options: CheckedJibBuildOptions): string[] {
  const problems: string[] = []
  for (const argument of options.toolArgs ?? []) {
    if (['-o', '--offline'].includes(argument))
      problems.push(
        `option 'toolArgs' has '${argument}', with which Jib refuses to push: see 'dependencyCache'`,
      )
    if (/^(-D|--define=?|-P)(jib\.|sendCredentialsOverHttp|image=)/.test(argument))
      problems.push(`option 'toolArgs' has '${argument.split('=')[0]!}': use the option for it`)
  }
  return problems
}
