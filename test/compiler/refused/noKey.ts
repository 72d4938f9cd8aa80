export function call(): number {
  return new Set([[1], [1]]).size
}
