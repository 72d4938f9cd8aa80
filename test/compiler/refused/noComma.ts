export function call(): unknown {
  return (echo('a'), 1)
}
