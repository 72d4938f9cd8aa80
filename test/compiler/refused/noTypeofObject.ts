export function call(value: unknown): boolean {
  return typeof value === 'object'
}
