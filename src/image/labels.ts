import type { GitSource } from '../options/kanikoJob'

/**
 * Where an image comes from, by the label names of the OCI image specification, from what `checkout` returned. Not when:
 * `created` would give every rebuild another digest.
 */
export function sourceLabels(checkout: Record<string, string>): Record<string, string> {
  const labels: Record<string, string> = {}
  const revision = checkout['GIT_COMMIT']
  if (revision !== undefined) labels['org.opencontainers.image.revision'] = revision
  const url = checkout['GIT_URL']
  if (url !== undefined) labels['org.opencontainers.image.source'] = withoutUserInfo(url)
  return labels
}

/** The same of what a Job clones; its revision is known beforehand where it is a commit. */
export function gitLabels(git: GitSource): Record<string, string> {
  const labels: Record<string, string> = {}
  if (git.commit !== undefined) labels['org.opencontainers.image.revision'] = git.commit
  labels['org.opencontainers.image.source'] = git.url
  return labels
}

/** A token in the URL must not end up in the image. */
function withoutUserInfo(url: string): string {
  return url.replace(/^([a-z+]+:\/\/)[^\/]*@/, '$1')
}
