const [first, ...others] = ['a', 'b'] as const

export function call(name: string): string {
  return name
}
