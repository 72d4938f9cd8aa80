export function call(value: string | null | undefined): unknown {
  return value === null
}
