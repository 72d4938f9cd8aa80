export function call(text: string): number {
  return new Set(text).size
}
