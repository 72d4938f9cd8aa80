export function call(): unknown {
  return import('../shell/shell')
}
