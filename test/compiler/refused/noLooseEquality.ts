export function call(a: string): unknown {
  return a == 'x'
}
