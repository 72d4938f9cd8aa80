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

/** `Math.sign(value)` */
export function signOf(value: number): number {
  if (value > 0) return 1
  return value < 0 ? -1 : 0
}

/** `Math.floor(a / b)` */
export function quotientDown(a: number, b: number): number {
  const quotient = Math.trunc(a / b)
  const rest = a % b
  return rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient
}

/** `Math.ceil(a / b)` */
export function quotientUp(a: number, b: number): number {
  return -quotientDown(-a, b)
}

/** `Math.round(a / b)`: halves go up. Of what is larger, TypeScript does not know the half either. */
export function quotientRounded(a: number, b: number): number {
  if (Math.abs(a) >= 4503599627370496) throw new Error(`${a} / ${b} cannot be rounded`)
  const below = quotientDown(a, b)
  const rest = Math.abs(a - below * b)
  return rest < Math.abs(b) - rest ? below : below + 1
}

/** `Math.max(...list)`: an error where there is no number, as `-Infinity` is no integer. */
export function largestOf(list: number[]): number {
  let result = firstOf(list)
  for (const one of list) if (one > result) result = one
  return result
}

/** `Math.min(...list)` */
export function smallestOf(list: number[]): number {
  let result = firstOf(list)
  for (const one of list) if (one < result) result = one
  return result
}

function firstOf(list: number[]): number {
  if (list.length === 0) throw new Error('Of no numbers, none is the largest or smallest.')
  return list[0]!
}

/** `Number.isSafeInteger(value)` */
export function isSafeInteger(value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -9007199254740991 &&
    value <= 9007199254740991
  )
}
