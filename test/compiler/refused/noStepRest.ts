export function call(...names: string[]): string {
  return names.join('')
}
