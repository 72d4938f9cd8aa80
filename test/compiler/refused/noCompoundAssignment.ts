export function call(): unknown {
  let n = 2
  n *= 3
  return n
}
