export function call(map: Map<string, number>): boolean {
  const value: unknown = map
  return value == null
}
