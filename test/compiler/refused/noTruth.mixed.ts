export function call(a: string | string[]): number {
  return !a ? 1 : 2
}
