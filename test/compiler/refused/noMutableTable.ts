const sizes: number[] = [1]
export function call(): void {
  sizes.push(2)
}
