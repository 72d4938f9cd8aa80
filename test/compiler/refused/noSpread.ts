function join(a: string, b: string): string {
  return a + b
}
export function call(pair: [string, string]): string {
  return join(...pair)
}
