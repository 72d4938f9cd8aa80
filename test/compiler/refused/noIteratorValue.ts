export function call(text: string): unknown {
  const matches = text.matchAll(/a/g)
  return matches
}
