export function call(): unknown {
  return [, 'a']
}
