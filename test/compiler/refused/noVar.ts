export function call(): string {
  var x = 'a'
  return x
}
