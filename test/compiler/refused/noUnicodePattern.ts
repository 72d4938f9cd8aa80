export function call(text: string): unknown {
  return /^.$/.test(text)
}
