export function call(): string {
  return all('a')
}
function all(...names: string[]): string {
  return names.join('')
}
