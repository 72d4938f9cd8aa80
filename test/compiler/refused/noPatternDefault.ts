export function call(o: { a?: string }): unknown {
  const { a = 'a' } = o
  return a
}
