import fc from 'fast-check'
import { onNodeOnly, underCps } from './same-meaning'

/** Text that is likely to mean something to a language: quotes, escapes, signs of templates and patterns, line ends. */
const telling = fc.constantFrom(
  '\\',
  "'",
  '"',
  '$',
  '{',
  '}',
  '`',
  '\n',
  '\r',
  '\t',
  '\0',
  'u0041',
  '\\u',
  '/',
  '.',
  '*',
  ' ',
)
const unit = fc.oneof(
  { weight: 2, arbitrary: telling },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 2 }) },
)
const text = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
const samples = (numRuns: number, seed: number): string[] => fc.sample(text, { numRuns, seed })

async function expectSame(source: string, args: string[][]): Promise<void> {
  const { error, result } = await underCps(source, args)
  expect(error).toBeUndefined()
  expect(result).toEqual(onNodeOnly(source, args))
}

describe('any text', () => {
  it('survives as a literal, as a key and in a template', async () => {
    const literals = samples(200, 1)
    const values = literals.map((one) => JSON.stringify(one))
    const keys = [...new Set(literals)].filter((key) => !/^\d+$/.test(key)).slice(0, 60)
    const source = `export function call(texts: string[]): unknown[] {
      const x = 'value'
      const literals = [${values.join(', ')}]
      const templates = [${literals.map((one) => `\`${templateText(one)}\${x}${templateText(one)}\``).join(', ')}]
      const keys = { ${keys.map((key, i) => `${JSON.stringify(key)}: ${i}`).join(', ')} }
      return [literals, templates, keys, texts]
    }`
    await expectSame(source, [literals])
  })

  it('goes through every method alike', async () => {
    const source = `export function call(texts: string[], others: string[]): unknown[] {
      return texts.map((s, i) => methods(s, others[i]!))
    }
    function methods(s: string, t: string): unknown[] {
      return [
        s.length, s.startsWith(t), s.endsWith(t), s.includes(t), s.indexOf(t), s.lastIndexOf(t), s.trim(), s.toUpperCase(), s.toLowerCase(),
        s.replaceAll('\\\\', '/'), s.replaceAll('.', () => t), s.split('\\n'), s.split("'"), s.split('\\\\'), s.split('$'), s + t, \`\${s}\${t}\`,
        s.replace(/[^ -~]+/gu, '?'), s.replace(/(['"])/g, '<$1>'), s.replace(/\\s+/g, ' '), /^\\s*$/.test(s), /[\\\\/]/.test(s), s === t, s < t,
      ]
    }`
    await expectSame(source, [samples(300, 2), samples(300, 3)])
  })
})

function templateText(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('$', '\\$')
}
