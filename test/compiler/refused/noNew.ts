export function call(): unknown {
  return new WeakMap()
}
