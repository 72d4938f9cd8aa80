/** `text.substring`: of two positions the smaller is the start, and those outside of the text are its ends. */
export function between(text: string, start: number, end: number): string {
  const from = Math.max(0, Math.min(start, end))
  const to = Math.min(text.length, Math.max(start, end))
  return from < to ? text.substring(0, to).substring(from) : ''
}

/** `text.slice`, where a position may be negative and so counts from the end. */
export function sliceText(text: string, start: number, end: number): string {
  const from = start < 0 ? Math.max(0, text.length + start) : start
  const to = end < 0 ? text.length + end : Math.min(text.length, end)
  return from < to ? text.substring(0, to).substring(from) : ''
}

/** `text[index]`: nothing where the text has no such position. */
export function unitAt(text: string, index: number): string | undefined {
  return index >= 0 && index < text.length ? text.substring(0, index + 1).substring(index) : undefined
}

/** `text.replace` and `text.replaceAll` of text, where `$` may have a meaning in the replacement. */
export function replaceText(text: string, search: string, replacement: string, all: boolean): string {
  let result = ''
  let start = 0
  let found = text.indexOf(search)
  while (found >= 0) {
    result += text.substring(0, found).substring(start) + expanded(replacement, text, found, search)
    start = found + search.length
    // Empty text is found once more behind each character.
    const next = search === '' ? found + 1 : start
    found = all && next <= text.length ? text.indexOf(search, next) : -1
  }
  return result + text.substring(start)
}

/** `$$` is a dollar, `$&` what was found, `` $` `` and `$'` are what stands before and behind it. */
function expanded(replacement: string, text: string, position: number, found: string): string {
  if (!replacement.includes('$')) return replacement
  let result = ''
  for (let i = 0; i < replacement.length; i++) {
    const unit = replacement.charAt(i)
    const next = unit === '$' ? replacement.charAt(i + 1) : ''
    if (next === '$') result += '$'
    else if (next === '&') result += found
    else if (next === '`') result += text.substring(0, position)
    else if (next === "'") result += text.substring(position + found.length)
    else result += unit
    if (next !== '' && "$&`'".includes(next)) i += 1
  }
  return result
}
