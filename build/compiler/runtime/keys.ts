/** The keys of an object in the order of TypeScript: those that are array indexes first, by size. */
export function keysOf(object: Record<string, unknown>): string[] {
  const keys = Object.keys(object)
  const indexes = keys.filter((key) => isIndex(key))
  if (indexes.length === 0) return keys
  indexes.sort((a, b) => (a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length))
  return [...indexes, ...keys.filter((key) => !isIndex(key))]
}

function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && (key.length < 10 || key <= '4294967294')
}
