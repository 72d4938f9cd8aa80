export function call(text: string): unknown {
  const pattern = /a/
  return pattern.test(text)
}
