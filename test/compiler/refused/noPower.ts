export function call(n: number): unknown {
  return n ** 2
}
