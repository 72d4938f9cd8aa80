export function call(): unknown {
  let a = 'a'
  let b = 'b'
  ;[a, b] = [b, a]
  return a + b
}
