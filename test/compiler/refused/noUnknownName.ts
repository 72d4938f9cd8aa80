export function call(): unknown {
  return Intl
}
