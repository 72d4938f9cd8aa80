export function call(): void {
  throw new Error('a', { cause: 'b' })
}
