export function call(list: string[], position: number): unknown {
  return list[position]
}
