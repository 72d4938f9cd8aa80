export function call(): unknown {
  const first = (): string => second
  const found = first()
  const second = 'b'
  return found + second
}
