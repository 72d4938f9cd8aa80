export function call(name: string): string {
  return name
}
