import { compound, narrow, primary } from '../code'
import { quoted } from '../literals'
import { isSame, listOf, maybe, text } from '../types'
import type { ExpressionRow, Writer } from '../writer'

const once = [
  '/a/',
  '/[a-c]+/',
  '/\\s+/',
  '/^x|b$/',
  '/\\./',
  '/(a)(b)?/',
  '/(?<first>\\w)\\W*/',
  '/\\d+/',
  '/[^a-z]/i',
  '/./su',
] as const
const global = ['/a/g', '/[a-c]+/g', '/\\s/g', '/(\\w)(\\W)?/g', '/[.,]/g', '/\\b/g'] as const

/** Regular expressions, where they are used. */
export const patternRows: readonly ExpressionRow[] = [
  {
    name: 'test',
    weight: 3,
    fits: ({ kind }) => kind === 'boolean',
    write: (writer) => primary(`${writer.oneOf(once)}.test(${writer.text(text)})`),
  },
  {
    name: 'replace of a pattern',
    weight: 3,
    fits: ({ kind }) => kind === 'text',
    write: (writer) =>
      primary(`${writer.wide(text)}.replace(${writer.oneOf([...once, ...global])}, ${replacement(writer)})`),
  },
  {
    name: 'replaceAll of a pattern',
    weight: 2,
    fits: ({ kind }) => kind === 'text',
    write: (writer) =>
      primary(`${writer.wide(text)}.replaceAll(${writer.oneOf(global)}, ${replacement(writer)})`),
  },
  {
    name: 'split by a pattern',
    weight: 2,
    fits: (type) => isSame(type, listOf(text)),
    write: (writer) =>
      primary(`${writer.wide(text)}.split(${writer.oneOf(['/,/', '/\\s*/', '/[.,]/', '/a+/'])})`),
  },
  ...(['match', 'exec'] as const).map((name): ExpressionRow => ({
    name,
    weight: 3,
    fits: (type) => isSame(type, maybe(text)),
    write: (writer) => {
      const [subject, pattern] = [writer.wide(text), writer.oneOf(once)]
      const call = name === 'match' ? `${subject}.match(${pattern})` : `${pattern}.exec(${subject})`
      return primary(`${call}?.[${writer.choose.number(2)}]`)
    },
  })),
  {
    name: 'match of all',
    weight: 2,
    fits: (type) => isSame(type, listOf(text)),
    write: (writer) => narrow(compound(`${writer.wide(text)}.match(${writer.oneOf(global)}) ?? []`)),
  },
  {
    name: 'matchAll',
    weight: 3,
    fits: (type) => isSame(type, listOf(text)),
    write: (writer) => {
      const part = writer.oneOf(['one[0]', "one[1] ?? ''"])
      return primary(`[...${writer.wide(text)}.matchAll(${writer.oneOf(global)})].map((one) => ${part})`)
    },
  },
]

function replacement(writer: Writer): string {
  if (writer.choose.chance(50)) return quoted(writer.oneOf(['', 'x', '$&', '<$&>', '$$']))
  const step = writer.hasStep('readFile') && writer.choose.chance(50)
  if (step) return writer.step(`(part) => readFile(part) + ${writer.operand(text)}`)
  return `(part) => ${writer.oneOf(['part.toUpperCase()', 'part + part', "'<' + part"])}`
}
