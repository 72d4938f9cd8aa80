import fc from 'fast-check'
import { type JavaPattern, toJava, Untranslatable } from '../../build/compiler/pattern'
import { inHalves, outOfHalves } from '../../build/compiler/runtime/text'
import { evaluate } from '../bench/pipeline'
import { halves, halving, pattern, subject } from './patterns'

interface Case extends JavaPattern {
  source: string
  flags: string
}

function cases(sources: fc.Arbitrary<string>, flags: string, seed: number): Case[] {
  return fc.sample(sources, { numRuns: 1500, seed }).flatMap((source) => {
    try {
      new RegExp(source, flags)
      return [{ source, flags, ...toJava(source, flags) }]
    } catch (error) {
      if (error instanceof Untranslatable || error instanceof SyntaxError) return []
      throw error
    }
  })
}

/** For each pattern and text: whether it is found, whether it is the whole, and the place and the groups of each match. */
const groovy = `@NonCPS def call(List patterns, List whole, List subjects) {
  def results = []
  for (int i = 0; i < patterns.size(); i++) {
    results << subjects[i].collect { s ->
      def matcher = s =~ patterns[i]
      def matches = []
      while (matcher.find()) matches << [matcher.start(), *(0..matcher.groupCount()).collect { matcher.group(it) }]
      [(s =~ patterns[i]).find(), whole[i] == null ? null : (s ==~ whole[i]), matches]
    }
  }
  return results
}`

function onNode({ source, flags, whole, hasForgottenGroup }: Case, text: string): unknown[] {
  const isFound = new RegExp(source, flags).test(text)
  const matches = [...text.matchAll(new RegExp(source, `${flags}g`))]
  const shown = matches.map((match) => [match.index, ...(hasForgottenGroup ? match.slice(0, 1) : match)])
  return [isFound, whole === undefined ? null : isFound, shown.map((one) => one.map((part) => part ?? null))]
}

/** What Groovy found, in terms of the text itself. */
function inJava({ readsHalves, hasForgottenGroup }: Case, text: string, found: unknown[]): unknown[] {
  const out = (part: unknown): unknown => (typeof part === 'string' && readsHalves ? outOfHalves(part) : part)
  const matches = (found[2] as unknown[][]).map(([start, ...groups]) => [
    readsHalves ? outOfHalves(inHalves(text).slice(0, start as number)).length : start,
    ...(hasForgottenGroup ? groups.slice(0, 1) : groups).map(out),
  ])
  return [found[0], found[1], matches]
}

async function expectSame(all: Case[], subjects: string[]): Promise<void> {
  expect(all.length).toBeGreaterThan(300)
  const given = all.map((one) => subjects.map((text) => (one.readsHalves ? inHalves(text) : text)))
  const { result, error } = await evaluate(groovy, {
    args: [all.map(({ text }) => text), all.map(({ whole }) => whole ?? null), given],
  })
  expect(error).toBeUndefined()
  const wrong = all.flatMap((one, i) =>
    subjects.flatMap((text, j) => {
      const expected = onNode(one, text)
      const actual = inJava(one, text, (result as unknown[][][])[i]![j]!)
      // Looking for further matches of nothing is refused.
      const isRefused = one.mayBeEmpty && (one.flags.includes('u') || one.readsHalves)
      const [want, have] = isRefused ? [expected.slice(0, 2), actual.slice(0, 2)] : [expected, actual]
      return JSON.stringify(want) === JSON.stringify(have)
        ? []
        : [{ ...one, subject: text, expected, actual }]
    }),
  )
  expect(wrong.slice(0, 3)).toEqual([])
}

describe('a regular expression in Java', () => {
  const flags = ['', 'u', 'i', 's', 'su', 'm', 'mu']

  it.each(flags)('matches the same, with the flags "%s"', async (flags) => {
    await expectSame(cases(pattern, flags, 31), fc.sample(subject, { numRuns: 25, seed: 12 }))
  })

  it.each(flags)('divides no surrogate pair that JavaScript does not, with the flags "%s"', async (flags) => {
    await expectSame(cases(halving, flags, 31), fc.sample(halves, { numRuns: 40, seed: 12 }))
  })
})
