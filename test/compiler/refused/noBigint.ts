export function call(): unknown {
  return 1n
}
