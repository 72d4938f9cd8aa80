const sizes: Record<string, { width: number }> = { a: { width: 1 } }
export function call(): void {
  sizes['a']!.width = 2
}
