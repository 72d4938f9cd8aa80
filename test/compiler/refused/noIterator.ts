export function call(names: Map<string, number>): unknown {
  const keys = names.keys()
  return keys
}
