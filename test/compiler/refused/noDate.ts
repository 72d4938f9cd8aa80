export function call(): string {
  return `${Date.now()}`
}
