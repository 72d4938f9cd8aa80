export function call(text: string, n: number): unknown {
  return text.slice(0, n)
}
