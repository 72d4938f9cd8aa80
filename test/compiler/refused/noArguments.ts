export function call(text: string): unknown {
  return text.replaceAll(/a/, 'b')
}
