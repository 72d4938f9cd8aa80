import type { OptionTable } from '../../src/options/check'

/** A call with one option's name misspelt by one edit. */
export interface Misspelling {
  /** The option that was meant, such as `auth[0].registry`. */
  readonly meant: string
  /** What was written instead, at the same place. */
  readonly written: string
  /** The options of the call. */
  readonly call: Record<string, unknown>
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'

/**
 * Every misspelling by one edit of every option of a step, nested ones too; what several options have in common, in the
 * first.
 */
export function* misspellings(
  table: OptionTable,
  path = '',
  wrap: (options: Record<string, unknown>) => Record<string, unknown> = (options) => options,
  seen = new Set<OptionTable>(),
): Generator<Misspelling> {
  for (const [name, rule] of Object.entries(table)) {
    for (const wrong of oneEditFrom(name)) {
      if (wrong in table) continue
      yield { meant: `${path}${name}`, written: `${path}${wrong}`, call: wrap({ [wrong]: 'x' }) }
    }
    const { options } = rule
    if (options === undefined || seen.has(options)) continue
    seen.add(options)
    const isList = rule.type === 'list of maps'
    yield* misspellings(
      options,
      `${path}${name}${isList ? '[0]' : ''}.`,
      (inner) => wrap({ [name]: isList ? [inner] : inner }),
      seen,
    )
  }
}

/** All texts that one added, dropped, replaced or swapped character makes of a word; never the word itself. */
export function oneEditFrom(word: string): Set<string> {
  const edits = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after.length > 0) edits.add(before + after.slice(1))
    if (after.length > 1) edits.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
    for (const character of alphabet) {
      edits.add(before + character + after)
      if (after.length > 0) edits.add(before + character + after.slice(1))
    }
  }
  edits.delete(word)
  return edits
}
