export function call(list: string[]): string[] {
  return list.reverse()
}
