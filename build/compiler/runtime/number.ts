/** `base ** exponent`: an error where it is no integer. */
export function power(base: number, exponent: number): number {
  if (exponent < 0 && base !== 1 && base !== -1) throw notExact(base, exponent)
  if (base === 0) return exponent === 0 ? 1 : 0
  if (base === 1) return 1
  if (base === -1) return exponent % 2 === 0 ? 1 : -1
  if (exponent > 53) throw notExact(base, exponent)
  let result = 1
  for (let i = 0; i < exponent; i++) result = result * base
  return result
}

function notExact(base: number, exponent: number): Error {
  return new Error(`${base} ** ${exponent} is no integer between -9007199254740991 and 9007199254740991`)
}

/** Whether the value counts as true, whatever it is: Groovy takes an empty list or map for false. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'number') return value !== 0
  return value !== null && value !== undefined && value !== false
}
