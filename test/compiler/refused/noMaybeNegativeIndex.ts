export function call(list: string[], position: number): void {
  list[position] = 'x'
}
