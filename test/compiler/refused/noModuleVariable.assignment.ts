let count = 0
export function call(): number {
  count++
  count += 1
  return 1
}
