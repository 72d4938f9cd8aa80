export function call(a: { n: number }, b: { n: number }): boolean {
  return a < b
}
