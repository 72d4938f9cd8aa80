export function call(): void {
  eval('1')
}
