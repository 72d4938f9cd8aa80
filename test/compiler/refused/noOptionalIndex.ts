export function call(o?: { list: string[] }): unknown {
  return o?.list[0]
}
