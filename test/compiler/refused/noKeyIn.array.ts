export function call(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'length' in value
}
