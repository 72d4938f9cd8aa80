export function call(): unknown {
  return { __proto__: { a: 1 } }
}
