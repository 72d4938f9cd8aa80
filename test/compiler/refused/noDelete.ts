export function call(list: string[]): void {
  delete list[0]
}
