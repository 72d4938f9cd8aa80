let count = 0
export function call(): void {
  echo('b')
}
