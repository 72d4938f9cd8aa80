export function call(list: string[]): boolean {
  return isEmpty(list)
}
function isEmpty(value: { length: number }): boolean {
  return value.length === 0
}
