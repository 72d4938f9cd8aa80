export function call(list: string[][]): unknown {
  return list.join()
}
