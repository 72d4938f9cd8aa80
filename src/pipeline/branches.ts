/**
 * Runs `body` for each item in a branch of the log, all at the same time, and gives the results in the items' order. A
 * failure of one does not end the others; `whenFailed` gets those that failed, once all have ended. An abort is no failure.
 */
export function inBranches<Item extends { name: string }, T>(
  items: Item[],
  body: (item: Item) => T,
  whenFailed: (failed: Item[]) => never,
): T[] {
  const failed: Item[] = []
  const branches: Record<string, () => T> = {}
  for (const item of items) {
    branches[item.name] = () => {
      try {
        return body(item)
      } catch (problem) {
        failed.push(item)
        throw problem
      }
    }
  }
  try {
    const results = parallel(branches)
    return items.map(({ name }) => results[name]!)
  } catch (problem) {
    if (failed.length > 0) whenFailed(failed)
    throw problem
  }
}
