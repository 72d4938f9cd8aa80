export function call(): unknown {
  return {
    greet() {
      return 'a'
    },
  }
}
