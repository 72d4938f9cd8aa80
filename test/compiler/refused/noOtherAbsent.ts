export function call(a: string | null): boolean {
  return a === undefined
}
