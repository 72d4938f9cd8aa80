export function call(names: string[], n: number): unknown {
  return names.slice(0, n)
}
