import type { ImageOptions } from '../options/image'
import type { RegistryLogin } from '../options/registryLogin'
import { registryOfLogin } from '../registry/login'
import { distinct, imageReferences } from './reference'

interface NamedImages extends ImageOptions {
  images?: ImageOptions[]
  auth?: RegistryLogin[]
}

/** What the table of the options cannot say of the names of one image, or of several, and of the logins for them. */
export function imageProblems(options: NamedImages): string[] {
  const images = options.images ?? [options]
  if (images.length === 0) return ["option 'images' is empty: give the image of each build"]
  const problems = images.flatMap((image, i) => {
    const [first] = imageReferences(image)
    if (first !== undefined) return loginProblems(options.auth ?? [], first)
    const path = options.images === undefined ? 'image' : `images[${i}].image`
    return [`option '${path}' is missing: give a repository, such as 'registry.example.com/team/app'`]
  })
  const names = images.map((image) => imageReferences(image)[0])
  const twice = names.filter((name, i) => name !== undefined && names.indexOf(name) < i)
  if (twice.length > 0)
    problems.push(`option 'images' names '${twice[0]!}' twice: give each image a name of its own`)
  return distinct(problems)
}

/** One registry has one login; without a `registry` it is that of the image. */
export function loginProblems(logins: RegistryLogin[], image: string): string[] {
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
