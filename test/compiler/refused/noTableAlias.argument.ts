interface Size {
  width: number
}
const sizes: Size[] = [{ width: 1 }]
function grow(size: Size): void {
  size.width += 1
}
export function call(): void {
  sizes.forEach((size) => grow(size))
}
