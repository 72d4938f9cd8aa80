echo('a')
export function call(): void {
  echo('b')
}
