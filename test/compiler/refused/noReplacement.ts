export function call(text: string, value: string): unknown {
  return text.replaceAll('a', value)
}
