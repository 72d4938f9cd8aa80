export function call(): unknown {
  const first = (): string => second
  const second = 'b'
  return first()
}
