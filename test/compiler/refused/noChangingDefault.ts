export function call(names: string[]): unknown[] {
  const [first = names.push('a', 'b'), second] = names
  return [first, second]
}
