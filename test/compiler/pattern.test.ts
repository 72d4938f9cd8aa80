import fc from 'fast-check'
import { toJava, Untranslatable } from '../../build/compiler/pattern'
import { evaluate } from '../bench/pipeline'

/** Patterns of everything that is translated, and of what is likely to be translated wrongly. */
const pattern = fc.letrec<{ sequence: string; piece: string; atom: string }>((tie) => ({
  sequence: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?'))
    .map(([atom, times]) => (/^[\^$]|^\\[bB]|^\(\?[!=]/.test(atom) ? atom : atom + times)),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      ...'aAb1 -&]}/',
      '\\.',
      '\\\\',
      '\\[',
      '\\n',
      '\\u00e9',
      '\\s',
      '\\S',
      '\\w',
      '\\W',
      '\\d',
      '\\D',
      '.',
      '^',
      '$',
      '\\b',
      '\\B',
    ),
    fc
      .array(fc.constantFrom(...'ab1&^-[', '\\]', '\\s', '\\d', '\\W', 'a-c', '\\\\', '.', '$', '&&'), {
        maxLength: 3,
      })
      .map((parts) => `[${parts.join('')}]`),
    fc
      .array(fc.constantFrom(...'ab1&[', '\\n', '\\s', 'a-c'), { maxLength: 3 })
      .map((parts) => `[^${parts.join('')}]`),
    tie('sequence').map((inner) => `(${inner})`),
    fc.tuple(tie('sequence'), tie('sequence')).map(([left, right]) => `(?:${left}|${right})`),
    tie('sequence').map((inner) => `(?=${inner})`),
    tie('sequence').map((inner) => `(?!${inner})`),
  ),
}))

const subject = fc
  .array(
    fc.constantFrom(
      ...'aAbB1 -&^$[]./\\_',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u00a0',
      '\u00e9',
      '\ufeff',
      '\u{1F600}',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

interface Case {
  source: string
  flags: string
  java: string
  whole: string | null
  mayBeEmpty: boolean
  /** Where the first group can be asked for. */
  hasGroup: boolean
}

function cases(flags: string, seed: number): Case[] {
  return fc.sample(pattern.sequence, { numRuns: 1500, seed }).flatMap((source) => {
    try {
      new RegExp(source, flags)
      const { text, whole, mayBeEmpty, groups, hasForgottenGroup } = toJava(source, flags)
      return [
        {
          source,
          flags,
          java: text,
          whole: whole ?? null,
          mayBeEmpty,
          hasGroup: groups > 0 && !hasForgottenGroup,
        },
      ]
    } catch (error) {
      if (error instanceof Untranslatable || error instanceof SyntaxError) return []
      throw error
    }
  })
}

const groovy = `@NonCPS def call(List cases, List subjects) {
  return cases.collect { one ->
    subjects.collect { s ->
      [(s =~ one.java).find(), one.whole == null ? null : (s ==~ one.whole), s.replaceAll(one.java, one.hasGroup ? '<$0:$1>' : '<$0>')]
    }
  }
}`

describe('a regular expression in Java', () => {
  it.each(['', 'u', 'i', 's', 'su'])('finds and replaces the same, with the flags "%s"', async (flags) => {
    const all = cases(flags, 31)
    expect(all.length).toBeGreaterThan(300)
    const subjects = fc.sample(subject, { numRuns: 25, seed: 12 })
    const { result, error } = await evaluate(groovy, { args: [all as never, subjects] })
    expect(error).toBeUndefined()
    const wrong = all.flatMap(({ source, java, whole, mayBeEmpty, hasGroup }, i) =>
      subjects.flatMap((text, j) => {
        const regex = new RegExp(source, flags)
        const expected = [
          regex.test(text),
          whole === null ? null : regex.test(text),
          text.replace(new RegExp(source, `${flags}g`), hasGroup ? '<$&:$1>' : '<$&>'),
        ]
        const actual = (result as never[][])[i]![j]
        // Such a replacement is refused.
        const isRefused = mayBeEmpty && flags.includes('u')
        const compared = isRefused
          ? [expected.slice(0, 2), ((actual ?? []) as unknown[]).slice(0, 2)]
          : [expected, actual]
        return JSON.stringify(compared[0]) === JSON.stringify(compared[1])
          ? []
          : [{ source, java, text, expected, actual }]
      }),
    )
    expect(wrong.slice(0, 3)).toEqual([])
  })
})
