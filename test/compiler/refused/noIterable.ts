export function call(text: string): void {
  for (const letter of text) echo(letter)
}
