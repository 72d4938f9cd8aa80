export function call(labels: Record<string, string>): unknown {
  return labels['toString' as string]
}
