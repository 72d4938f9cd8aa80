export function call(names: string[]): string[] {
  return names.length > 3 ? names : call([...names, 'more'])
}
