export function call(list: string[]): unknown {
  return 'a' + list
}
