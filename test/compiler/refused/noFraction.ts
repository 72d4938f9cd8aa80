export function call(): unknown {
  return 1.5
}
