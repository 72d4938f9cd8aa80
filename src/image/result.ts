import { repositoryOf } from './reference'

/** What a build step returns. */
export interface BuildResult {
  /** The first reference that was built, with its tag. */
  image: string
  /** `sha256:…` of the manifest. */
  digest: string
  /** `repository@sha256:…`: this very image, whatever becomes of the tag. */
  reference: string
  /** All references that were built, each with its tag. */
  tags: string[]
}

/** The result of a build that printed this digest; no digest is a failure, never an empty result. */
export function buildResult(references: string[], printed: string): BuildResult {
  const digest = printed.replaceAll('\n', '')
  if (!isDigest(digest)) error(`The build ended without an error, but its digest is '${digest}'.`)
  const image = references[0]!
  return { image, digest, reference: `${repositoryOf(image)}@${digest}`, tags: references }
}

function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text)
}
