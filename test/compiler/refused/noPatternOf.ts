export function call(text: string): unknown {
  const { trim } = text
  return trim
}
