export function call(): number {
  return countOf()
}
function countOf(): number {
  return arguments.length + (arguments[0] as number)
}
