/** The options that name the image; their patterns and conflicts are checked already. */
interface ImageOptions {
  image?: string
  tags?: string[]
  destinations?: string[]
}

/** All that `image` with `tags`, or `destinations`, name, each with a tag: without one it is `latest`, as in Docker. */
export function imageReferences(options: ImageOptions): string[] {
  if (options.destinations !== undefined)
    return distinct(options.destinations.map((reference) => withTag(reference)))
  if (options.image === undefined) return []
  const image = options.image
  if (options.tags === undefined) return [withTag(image)]
  const tagged = options.tags.map((tag) => `${repositoryOf(image)}:${tag}`)
  return distinct(hasTag(image) ? [image, ...tagged] : tagged)
}

/** Names for the log that tell images apart: the last part of each one's repository, where no two have the same. */
export function shortNames(references: string[]): string[] {
  const names = references.map((reference) => {
    const repository = repositoryOf(reference)
    return repository.slice(repository.lastIndexOf('/') + 1)
  })
  return distinct(names).length === names.length ? names : references
}

/** The reference without its tag. */
export function repositoryOf(reference: string): string {
  return hasTag(reference) ? reference.substring(0, reference.lastIndexOf(':')) : reference
}

/** The registry's host, with its port: as in Docker the first part, if it looks like a host, else Docker Hub. */
export function registryOf(reference: string): string {
  const first = reference.split('/')[0]!
  const isHost =
    reference.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost')
  return isHost ? first : 'docker.io'
}

function withTag(reference: string): string {
  return hasTag(reference) ? reference : `${reference}:latest`
}

/** A colon before the last slash belongs to the registry's port. */
function hasTag(reference: string): boolean {
  return reference.lastIndexOf(':') > reference.lastIndexOf('/')
}

export function distinct(values: string[]): string[] {
  const seen: string[] = []
  for (const value of values) if (!seen.includes(value)) seen.push(value)
  return seen
}

/** The first value that stands there a second time. */
export function repeated(values: string[]): string | undefined {
  return values.find((value, i) => values.indexOf(value) < i)
}
