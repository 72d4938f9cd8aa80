export function call(): unknown {
  return void echo('a')
}
