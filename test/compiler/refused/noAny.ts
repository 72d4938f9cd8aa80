export function call(): void {
  const value: any = readFile('a')
  echo(value)
}
