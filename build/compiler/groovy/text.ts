/** How Groovy writes text. Only one-line literals are used, so that no line break depends on the file. */

/** A literal in the quotes that need no escapes: single ones, in which `$` is plain text, where it makes no difference. */
export function quoted(value: string): string {
  const isEasierDouble = value.includes("'") && !/["$]/.test(value)
  return isEasierDouble ? `"${escaped(value, '"')}"` : `'${escaped(value, "'")}'`
}

/** Text between the values of a double-quoted literal. */
export function templateText(value: string): string {
  return escaped(value, '"').replaceAll('$', '\\$')
}

/**
 * Groovy knows these escapes only. The rest of ASCII stands for itself, and everything else is written by its number, so
 * that the text does not depend on the encoding that Jenkins reads the file in.
 */
function escaped(value: string, quote: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/[^ -~]/g, byNumber)
}

function byNumber(character: string): string {
  const short = shortEscapes[character]
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const shortEscapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

export function isIdentifier(value: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)
}
