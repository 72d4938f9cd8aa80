export function call(a: string | number, b: string | number): unknown {
  return a === b
}
