export function call(texts: string[]): void {
  texts.length = 0
}
