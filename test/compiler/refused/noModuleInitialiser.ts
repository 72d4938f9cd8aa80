const text = readFile('a')
export function call(): void {
  echo('b')
}
