const sizes: number[] = [1]
export function call(): number {
  const list = sizes
  list.push(2)
  return sizes.length
}
