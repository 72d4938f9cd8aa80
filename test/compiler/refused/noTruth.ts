export function call(a: unknown): unknown {
  return a ? 1 : 2
}
