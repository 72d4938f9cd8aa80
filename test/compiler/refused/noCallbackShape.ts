export function call(list: string[]): unknown {
  return list.map(parseFloat)
}
