export function call(text: string): string {
  using resource = null
  return resource ?? text
}
