export function call(text: string): unknown {
  return [...text]
}
