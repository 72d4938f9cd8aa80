export function call(n: number): void {
  if (n === 0) return
  echo('a')
  count(n)
}
function count(n: number): void {
  echo(`${n}`)
  if (n > 0) count(n - 1)
}
