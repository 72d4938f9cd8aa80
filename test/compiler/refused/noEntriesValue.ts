export function call(o: Record<string, string>): unknown {
  return Object.entries(o)
}
