/** The keys of an object in the order of TypeScript: those that are array indexes first, by size. */
export function keysOf(object: Record<string, unknown>): string[] {
  const keys = Object.keys(object)
  // What a caller of the library used as a key need not be a String in Groovy.
  const indexes = keys.filter((key) => isIndex(`${key}`)).sort()
  if (indexes.length === 0) return keys
  const sorted: string[] = []
  for (let length = 1; length <= 10; length++)
    for (const key of indexes) if (key.length === length) sorted.push(key)
  return [...sorted, ...keys.filter((key) => !isIndex(`${key}`))]
}

/** The entries of an object in the same order. */
export function entriesOf(object: Readonly<Record<string, unknown>>): [string, unknown][] {
  const values = new Map<string, unknown>(Object.entries(object))
  return keysOf(object).map((key) => [key, values.get(key)])
}

/** The values of an object in the same order. */
export function valuesOf(object: Readonly<Record<string, unknown>>): unknown[] {
  return entriesOf(object).map((entry) => entry[1])
}

function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && (key.length < 10 || key <= '4294967294')
}
