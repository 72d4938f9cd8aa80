export function call(list: (string | undefined)[]): unknown {
  return list.join()
}
