export function call(): void {
  const later = Promise.resolve(1)
  later.then((one) => echo(`${one}`))
  new Promise<void>((done) => done())
}
