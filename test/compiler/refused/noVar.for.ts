export function call(): number {
  for (var i = 0; i < 3; i++) echo('round')
  return i
}
