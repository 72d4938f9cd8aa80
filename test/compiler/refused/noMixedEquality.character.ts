export function call(a: unknown): boolean {
  return a === '1'
}
