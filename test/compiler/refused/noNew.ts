export function call(): unknown {
  return new Date()
}
