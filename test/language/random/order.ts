import type { Type } from './types'
import type { Writer } from './writer'

/** How often, and for which pairs, an order is asked is not defined: it must be one, and no more. */
export function comparator(writer: Writer, of: Type): string {
  if (of.kind === 'number')
    return writer.oneOf(['(a, b) => a - b', '(a, b) => b - a', '(a, b) => (a % 3) - (b % 3)'])
  return writer.oneOf(['(a, b) => (a < b ? -1 : a > b ? 1 : 0)', '(a, b) => a.length - b.length'])
}
