export function call(): unknown {
  return {
    get name() {
      return 'a'
    },
  }
}
