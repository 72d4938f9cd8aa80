export function call(value: unknown): unknown {
  return typeof value === 'bigint'
}
