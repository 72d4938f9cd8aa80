export function call(value: any): string {
  return JSON.stringify(value)
}
