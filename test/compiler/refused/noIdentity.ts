export function call(a: string[], b: string[]): unknown {
  return a === b
}
