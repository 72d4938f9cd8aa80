export function call(text: string): unknown {
  return /(?<=a+)b/.test(text)
}
