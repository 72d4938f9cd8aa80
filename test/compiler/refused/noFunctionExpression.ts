export function call(): unknown {
  const greet = function (): string {
    return 'a'
  }
  return greet()
}
