export function call(text: string): number {
  const { length } = text
  return length
}
