export function call(list: string[][], one: string[]): unknown {
  return list.includes(one)
}
