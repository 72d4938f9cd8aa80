export function call(list: string[], change: (text: string) => string): unknown {
  return list.map(change)
}
