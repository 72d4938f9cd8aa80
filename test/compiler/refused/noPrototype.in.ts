export function call(labels: Record<string, string>): boolean {
  return 'constructor' in labels
}
