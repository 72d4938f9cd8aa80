export function call(): unknown {
  let n = 0
  do n++
  while (n < 3)
  return n
}
