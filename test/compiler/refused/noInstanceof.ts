export function call(value: object): unknown {
  return value instanceof Map
}
