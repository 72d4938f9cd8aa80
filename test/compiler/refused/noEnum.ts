enum Level {
  low,
}
export function call(): void {
  echo('a')
}
