import { between } from './text'

/** Where the text is found: everywhere, or only where it is first. Empty text is found between all characters. */
export function placesOf(text: string, search: string, all: boolean): number[] {
  const places: number[] = []
  let found = text.indexOf(search)
  while (found >= 0) {
    places.push(found)
    const next = found + Math.max(1, search.length)
    found = all && next <= text.length ? text.indexOf(search, next) : -1
  }
  return places
}

/** The text with each match replaced; of the matches only the text itself counts, which is the first part. */
export function spliced(text: string, starts: number[], matches: string[][], replacements: string[]): string {
  let result = ''
  let end = 0
  for (let i = 0; i < matches.length; i++) {
    const start = starts[i]!
    result += between(text, end, start) + replacements[i]!
    end = start + matches[i]![0]!.length
  }
  return result + between(text, end)
}

/** The text with what is found at these places replaced. */
export function replaceAt(text: string, search: string, places: number[], replacements: string[]): string {
  const matches = places.map(() => [search])
  return spliced(text, places, matches, replacements)
}

/** `text.replace` and `text.replaceAll` of text, where `$` may have a meaning in the replacement. */
export function replaceText(text: string, search: string, replacement: string, all: boolean): string {
  const places = placesOf(text, search, all)
  const expanded = places.map((place) => expand(replacement, text, place, [search], []))
  return replaceAt(text, search, places, expanded)
}

/** The same for the matches of a pattern. */
export function replaceMatches(
  text: string,
  matches: string[][],
  starts: number[],
  replacement: string,
  names: string[],
): string {
  const expanded = matches.map((match, i) => expand(replacement, text, starts[i]!, match, names))
  return spliced(text, starts, matches, expanded)
}

/** What a replacement comes to for one match, a list of the match and of what its groups held. */
function expand(replacement: string, text: string, start: number, match: string[], names: string[]): string {
  if (!replacement.includes('$')) return replacement
  let result = ''
  let i = 0
  while (i < replacement.length) {
    const unit = replacement.charAt(i)
    const sign = unit === '$' ? signAt(replacement, i + 1, match.length - 1, names) : ''
    result += sign === '' ? unit : meaningOf(sign, text, start, match, names)
    i += 1 + sign.length
  }
  return result
}

/** What stands behind a `$` and gives it a meaning. */
function signAt(replacement: string, position: number, groups: number, names: string[]): string {
  const sign = replacement.charAt(position)
  if (sign === '') return ''
  if ("$&`'".includes(sign)) return sign
  if (sign === '<' && names.length > 0) {
    const end = replacement.indexOf('>', position)
    return end < 0 ? '' : replacement.substring(0, end + 1).substring(position)
  }
  const two = replacement.substring(position).substring(0, 2)
  if (two.length === 2 && isGroup(two, groups)) return two
  return isGroup(sign, groups) ? sign : ''
}

function isGroup(digits: string, groups: number): boolean {
  if (!/^[0-9]+$/.test(digits)) return false
  const number = numberOf(digits)
  return number > 0 && number <= groups
}

function numberOf(digits: string): number {
  let value = 0
  for (let i = 0; i < digits.length; i++) value = value * 10 + '0123456789'.indexOf(digits.charAt(i))
  return value
}

function meaningOf(sign: string, text: string, start: number, match: string[], names: string[]): string {
  const found = match[0]!
  if (sign === '$') return '$'
  if (sign === '&') return found
  if (sign === '`') return between(text, 0, start)
  if (sign === "'") return between(text, start + found.length)
  const group = sign.startsWith('<') ? names.indexOf(sign.slice(1, -1)) + 1 : numberOf(sign)
  return group === 0 ? '' : (match[group] ?? '')
}
