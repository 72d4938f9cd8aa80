export function call(): unknown {
  return { [Symbol.iterator]: 1 }
}
