export function call(): unknown {
  let a = 1
  const b = (a = 2)
  return a + b
}
