export function call(): number {
  return new Date().getTime() - 1
}
