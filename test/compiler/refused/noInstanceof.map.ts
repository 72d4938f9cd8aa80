export function call(value: unknown): boolean {
  return value instanceof Map
}
