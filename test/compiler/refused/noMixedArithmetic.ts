export function call(n: bigint): bigint {
  return n * n
}
