function logged(_class: unknown, _context: unknown): void {
  echo('logged')
}
@logged
export class A {
  x = 1
}
export function call(): void {
  echo('a')
}
