export function call(): void {
  throw 'a'
}
