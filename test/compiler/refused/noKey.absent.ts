export function call(names: Map<string | undefined, number>): boolean {
  return names.has(undefined)
}
