/** What an integer can be. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** A length, or a counter: no program lives to see one of them leave it. */
export const countLimit = 2 ** 30 - 1
export const anything: Range = { low: -(2 ** 53), high: 2 ** 53 }
export const anyCount: Range = { low: 0, high: countLimit }

export function exactly(value: number): Range {
  return { low: value, high: value }
}

export function join(ranges: readonly Range[]): Range {
  if (ranges.length === 0) return exactly(0)
  return {
    low: Math.min(...ranges.map((range) => range.low)),
    high: Math.max(...ranges.map((range) => range.high)),
  }
}

export function sum(a: Range, b: Range): Range {
  return clamp({ low: a.low + b.low, high: a.high + b.high })
}

export function negative({ low, high }: Range): Range {
  return { low: 0 - high, high: 0 - low }
}

export function product(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  return clamp({ low: Math.min(...corners), high: Math.max(...corners) })
}

/** It has the sign of the dividend, and is smaller than the divisor. */
export function remainder(a: Range, b: Range): Range {
  const size = Math.max(Math.abs(b.low), Math.abs(b.high)) - 1
  return { low: Math.min(0, Math.max(a.low, -size)), high: Math.max(0, Math.min(a.high, size)) }
}

export function power(base: Range, exponent: Range): Range {
  if (base.low < 0) return anything
  return clamp({ low: 0, high: Math.max(1, base.high ** Math.max(0, exponent.high)) })
}

/** Rounded either way. */
export function quotient(a: Range, b: Range): Range {
  if (b.low < 1) return anything
  return {
    low: Math.min(0, Math.floor(a.low / b.low)),
    high: Math.max(0, Math.ceil(a.high / b.low)),
  }
}

export function size({ low, high }: Range): Range {
  const isEither = low < 0 && high > 0
  return {
    low: isEither ? 0 : Math.min(Math.abs(low), Math.abs(high)),
    high: Math.max(Math.abs(low), Math.abs(high)),
  }
}

export function largest(ranges: readonly Range[]): Range {
  return {
    low: Math.max(...ranges.map((range) => range.low)),
    high: Math.max(...ranges.map((range) => range.high)),
  }
}

export function smallest(ranges: readonly Range[]): Range {
  return negative(largest(ranges.map(negative)))
}

function clamp({ low, high }: Range): Range {
  return { low: Math.max(low, anything.low), high: Math.min(high, anything.high) }
}
