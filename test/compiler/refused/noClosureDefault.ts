export function call(): unknown {
  const greet = (name = 'a'): string => name
  return greet()
}
