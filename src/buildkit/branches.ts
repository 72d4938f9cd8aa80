/** The branches that a cache by branch is kept for: written for the first, read for all, in this order. */
export function branchNames(defaultBranch: string, source: Record<string, string>): string[] {
  const branch = env['BRANCH_NAME'] ?? source['GIT_BRANCH']?.replace(/^origin\//, '') ?? defaultBranch
  return [branch, env['CHANGE_TARGET'] ?? defaultBranch, defaultBranch]
}

/** As a tag of an image must be. Names that become the same share a cache, which does no harm: it goes by content. */
export function tagOf(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
    .replace(/^[.-]/, '_')
    .slice(0, 128)
}
