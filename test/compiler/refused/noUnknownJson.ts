export function call(options: { name: string; more: unknown[] }): string {
  return JSON.stringify(options)
}
