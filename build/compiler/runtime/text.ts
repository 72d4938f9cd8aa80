/** The longest text of Node. */
const longestText = 536870888

/** `text.substring`: of two positions the smaller is the start, and those outside of the text are its ends. */
export function between(text: string, start: number, end: number = text.length): string {
  const from = Math.max(0, Math.min(start, end, text.length))
  const to = Math.max(0, Math.min(text.length, Math.max(start, end)))
  return text.slice(from, to)
}

/** `text.slice`, where a position may be negative and so counts from the end. */
export function sliceText(text: string, start: number, end: number = text.length): string {
  const from = Math.max(0, Math.min(text.length, start < 0 ? text.length + start : start))
  const to = Math.max(0, Math.min(text.length, end < 0 ? text.length + end : end))
  return text.slice(from, to)
}

/** `text.at(index)` */
export function unitFrom(text: string, index: number): string | undefined {
  return text[index < 0 ? text.length + index : index]
}

/** `text.charCodeAt(index)`, which would be NaN outside of the text. */
export function codeAt(text: string, index: number): number {
  const unit = text[index]
  if (unit === undefined) throw new Error(`There is no character at ${index}, and NaN is no integer`)
  return unit.charCodeAt(0)
}

/** The position, or the end of the text that is nearest to it. */
export function placeIn(text: string, position: number): number {
  if (position <= 0) return 0
  return position < text.length ? position : text.length
}

/** `text.repeat(count)` */
export function repeatText(text: string, count: number): string {
  if (count < 0) throw new Error(`Invalid count value: ${count}`)
  if (text === '') return ''
  if (count > Math.floor(longestText / text.length)) throw new Error('Invalid string length')
  return text.repeat(Math.max(0, Math.min(count, longestText)))
}

/** What `text.padStart` and `text.padEnd` add. */
export function padding(text: string, length: number, pad: string): string {
  const missing = length - text.length
  if (missing <= 0 || pad === '') return ''
  if (length > longestText) throw new Error('Invalid string length')
  return repeatText(pad, Math.ceil(missing / pad.length)).substring(0, missing)
}

/** `text.split(separator)` */
export function splitText(text: string, separator: string): string[] {
  const parts: string[] = []
  if (separator === '') {
    for (let i = 0; i < text.length; i++) parts.push(text.charAt(i))
    return parts
  }
  let start = 0
  let found = text.indexOf(separator)
  while (found >= 0) {
    parts.push(text.substring(0, found).substring(start))
    start = found + separator.length
    found = text.indexOf(separator, start)
  }
  parts.push(text.substring(start))
  return parts
}

/** The unit that `String.fromCharCode` makes of any integer. */
export function unitOf(code: number): string {
  return String.fromCharCode(((code % 65536) + 65536) % 65536)
}

/**
 * The text with each half of a surrogate pair as one character of Java's patterns, which else only know whole pairs. The
 * 2048 halves become the last 2048 characters of Unicode, written as pairs themselves.
 */
export function inHalves(text: string): string {
  if (!/[^\u0000-\ud7ff\ue000-\uffff]/u.test(text)) return text
  const units: string[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isHalf = code >= 0xd800 && code <= 0xdfff
    if (!isHalf) units.push(text.charAt(i))
    else units.push(code < 0xdc00 ? '\udbfe' + String.fromCharCode(code + 0x400) : '\udbff' + text.charAt(i))
  }
  return units.join('')
}

/** The text again of which `inHalves` made this. */
export function outOfHalves(text: string): string {
  if (!/[^\u0000-\ud7ff\ue000-\uffff]/u.test(text)) return text
  const units: string[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xdbfe) units.push(String.fromCharCode(text.charCodeAt(i + 1) - 0x400))
    else if (code !== 0xdbff) units.push(i > 0 && text.charCodeAt(i - 1) === 0xdbfe ? '' : text.charAt(i))
  }
  return units.join('')
}
