interface Greeter {
  name: string
  greet(): string
}
export function call(): string {
  const greeter: Greeter = {
    name: 'a',
    greet() {
      return this.name
    },
  }
  return greeter.greet()
}
