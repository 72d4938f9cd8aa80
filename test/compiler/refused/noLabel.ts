export function call(a: boolean): void {
  label: if (a) break label
}
