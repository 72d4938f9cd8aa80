export function call(): unknown {
  return new Function('return 1')
}
