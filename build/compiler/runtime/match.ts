import { between, outOfHalves } from './text'

/** What `text.match` with the flag `g` gives: the text of each match, or null where there is none. */
export function textsOf(matches: string[][]): string[] | null {
  return matches.length === 0 ? null : matches.map((match) => match[0]!)
}

/**
 * `text.split` by a pattern with these matches: what its groups held stands among the parts, and a match of nothing splits
 * only between two characters.
 */
export function splitAt(
  text: string,
  matches: (string | undefined)[][],
  starts: number[],
): (string | undefined)[] {
  if (text === '') return matches.length > 0 ? [] : ['']
  const parts: (string | undefined)[] = []
  let end = 0
  for (let i = 0; i < matches.length; i++) {
    const [found, ...groups] = matches[i]!
    const start = starts[i]!
    const next = start + found!.length
    if (start < text.length && next > end) {
      parts.push(between(text, end, start))
      for (const group of groups) parts.push(group)
      end = next
    }
  }
  parts.push(between(text, end))
  return parts
}

/** A match, or a list of texts of another kind, of a text that `inHalves` made. */
export function allOutOfHalves(texts: (string | undefined)[] | null): (string | undefined)[] | null {
  return texts === null ? null : texts.map((one) => (one === undefined ? undefined : outOfHalves(one)))
}

/** Where in the text itself something is that was found in what `inHalves` made of it. */
export function startsOutOfHalves(halves: string, starts: number[]): number[] {
  return starts.map((start) => outOfHalves(between(halves, 0, start)).length)
}

/** The same for what may not be found. */
export function startOutOfHalves(halves: string, start: number | null): number | null {
  return start === null ? null : outOfHalves(between(halves, 0, start)).length
}
