export function call(): string {
  return all({ a: 'a' })
}
function all({ a }: { a: string }): string {
  return 'x'
}
