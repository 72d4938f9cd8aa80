export function call(o: Record<string, string>): void {
  for (const key in o) echo(key)
}
