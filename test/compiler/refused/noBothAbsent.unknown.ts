export function call(): unknown {
  const values: unknown[] = [null, undefined]
  return values.map((value) => value === null)
}
