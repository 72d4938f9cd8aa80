export function call(n: number): number {
  if (n < 0) throw new RangeError(`${n} is negative`)
  return n
}
