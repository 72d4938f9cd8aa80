export function call(): string {
  return apply(readFile)
}
function apply(f: (file: string) => string): string {
  return f('a')
}
