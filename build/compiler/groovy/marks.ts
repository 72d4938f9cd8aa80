import type { Origin, OriginId } from './ast'

/**
 * Which line of the source each line of the Groovy comes from is known only after the layout. So marks are printed with
 * the text and taken out again: control characters, which have no width for Prettier and never occur in Groovy.
 */
const kinds = { method: '\x01', statement: '\x02', call: '\x03' } as const

/** A sixteenth of a number is one of U+0010 to U+001F. */
const firstDigit = 0x10

export function markOf(kind: keyof typeof kinds, origin: OriginId | undefined): string {
  // No number at all: from here on the text comes from nowhere.
  if (origin === undefined) return kind === 'method' ? kinds.method : ''
  const digits = [...origin.toString(16)].map((digit) => firstDigit + parseInt(digit, 16))
  return kinds[kind] + String.fromCharCode(...digits)
}

const mark = /([\x01-\x03])([\x10-\x1f]*)/g

/** The text without its marks, and the origin of each line. */
export function readMarks(
  marked: string,
  origins: readonly Origin[],
): { text: string; origins: (Origin | undefined)[] } {
  let last: Origin | undefined
  const lines = marked.split('\n').map((line) => {
    const found = [...line.matchAll(mark)].map(([, kind, digits]) => ({
      kind,
      origin: digits === '' ? undefined : origins[numberOf(digits!)],
    }))
    // A statement that shares its line with the one around it, such as `if (x) throw y`, does more than that one.
    const first = found.filter(({ kind }) => kind !== kinds.call).at(-1) ?? found[0]
    const origin = first === undefined ? last : first.origin
    last = found.length === 0 ? last : found.at(-1)!.origin
    return { text: line.replace(mark, ''), origin }
  })
  return { text: lines.map(({ text }) => text).join('\n'), origins: lines.map(({ origin }) => origin) }
}

function numberOf(digits: string): number {
  return [...digits].reduce((number, digit) => number * 16 + digit.charCodeAt(0) - firstDigit, 0)
}
