export function call(text: string): unknown {
  return text.startsWith('a', 1)
}
