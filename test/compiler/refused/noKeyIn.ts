export function call(values: { size: number } | string[]): boolean {
  return 'size' in values
}
