export function call(text: string): unknown {
  const [first] = text
  return first
}
