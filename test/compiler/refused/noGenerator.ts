function* numbers(): Generator<number> {
  yield 1
}
export function call(): void {
  echo('a')
}
