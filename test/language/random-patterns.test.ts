import fc from 'fast-check'
import { evaluate } from '../bench/pipeline'
import { halves, halving, pattern, subject } from '../compiler/patterns'
import { compileAll, onNodeOnly } from './same-meaning'

/** What a program asks of a pattern; where a part of it is refused for a pattern, so is the program. */
const questions: Readonly<Record<string, (literal: string, all: string) => string>> = {
  'is found and replaced': (literal, all) =>
    `[${literal}.test(s), s.match(${all}), s.replace(${literal}, '<$&>'), s.replaceAll(${all}, '-'), s.replace(${literal}, s)]`,
  'has its first match': (literal) => `first(s, s.match(${literal}), ${literal}.exec(s))`,
  'has its matches': (_, all) =>
    `[[...s.matchAll(${all})], s.replace(${all}, (one) => '[' + one + ']'), s.replace(${all}, s)]`,
  'has matches with places': () => `places(s)`,
  splits: (literal) => `[s.split(${literal}), s.split(${literal}, 2), s.split(${literal}, -1).length]`,
}

function programOf(question: string, literal: string, all: string): string {
  return `export function call(texts: string[]): unknown[] {
    return texts.map((s) => ${questions[question]!(literal, all)})
  }
  function first(s: string, match: RegExpMatchArray | null, same: RegExpExecArray | null): unknown[] {
    const found = s.match(${literal})
    return [match, same, match?.length ?? 0, found === null ? -1 : found.index]
  }
  function places(s: string): unknown[] {
    const found: unknown[] = []
    for (const match of s.matchAll(${all})) found.push(match.index, match)
    return found
  }`
}

function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags)
    return true
  } catch {
    return false
  }
}

/** Random patterns, each with flags. */
const literals = fc
  .sample(fc.tuple(fc.oneof(pattern, halving), fc.constantFrom('', '', 'i', 'm', 's', 'u', 'su')), {
    numRuns: 130,
    seed: 11,
  })
  .filter(([source, flags]) => isPattern(source, flags))
  .map(
    ([source, flags]) =>
      [
        `/${new RegExp(source, flags).source}/${flags}`,
        `/${new RegExp(source, flags).source}/g${flags}`,
      ] as const,
  )

const texts = [
  ...fc.sample(subject, { numRuns: 15, seed: 3 }),
  ...fc.sample(halves, { numRuns: 15, seed: 4 }),
]

describe('any pattern', () => {
  it.each(Object.keys(questions))('%s', async (question) => {
    const programs = literals.map(([literal, all]) => programOf(question, literal, all))
    const compiled = compileAll(programs)
    let count = 0
    for (const [i, program] of programs.entries()) {
      const { groovy } = compiled[i]!
      if (groovy === undefined) continue
      count += 1
      const { error, result } = await evaluate(groovy, { args: [texts] })
      expect({ program, error, result }).toEqual({ program, result: onNodeOnly(program, [texts]) })
    }
    expect(count).toBeGreaterThan(20)
  })
})
