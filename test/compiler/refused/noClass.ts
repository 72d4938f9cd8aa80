class A {
  x = 1
}
export function call(): void {
  echo('a')
}
