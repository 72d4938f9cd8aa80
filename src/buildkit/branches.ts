/** The names under which a cache by branch is kept: written under the first, read under all, in this order. */
export function branchNames(defaultBranch: string, source: Record<string, string>): string[] {
  const branch = env['BRANCH_NAME'] ?? source['GIT_BRANCH']?.replace(/^origin\//, '') ?? defaultBranch
  const names = [branch, env['CHANGE_TARGET'] ?? defaultBranch, defaultBranch].map((name) => tagOf(name))
  return names.filter((name, i) => names.indexOf(name) === i)
}

/** As a tag of an image must be. Branches that become the same share a cache, which does no harm: it goes by content. */
function tagOf(branch: string): string {
  return branch
    .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
    .replace(/^[.-]/, '_')
    .slice(0, 128)
}
