export function call(): unknown {
  return String.raw`a`
}
