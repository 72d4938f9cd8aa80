export function call(this: { name: string }): string {
  return this.name
}
