export function call(text: string): boolean {
  return /(a)\1/.test(text)
}
