export function call(): string {
  const all = (...names: string[]): string => names.join('')
  const one: (name: string) => string = all
  return one('a')
}
