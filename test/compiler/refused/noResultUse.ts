export function call(list: string[]): unknown {
  return list.push('a')
}
