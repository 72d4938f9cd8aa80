export function call(list: string[]): string[] {
  return list.splice(0, 1)
}
