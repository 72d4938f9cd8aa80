import fc from 'fast-check'
import type { Json } from '../bench/world'
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
  '\ud83d',
  '\u{1F600}',
)
const unit = fc.oneof(
  { weight: 2, arbitrary: telling },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 2 }) },
)
const text = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
const samples = (numRuns: number, seed: number): string[] => fc.sample(text, { numRuns, seed })

async function expectSame(source: string, args: Json[]): Promise<void> {
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

  it('has the same parts at any positions', async () => {
    const source = `export function call(texts: string[], others: string[], starts: number[], ends: number[]): unknown[] {
      return texts.map((s, i) => [...parts(s, starts[i]!, ends[i]!), ...searched(s, others[i]!, starts[i]!), ...made(s, others[i]!, starts[i]!)])
    }
    function parts(s: string, a: number, b: number): unknown[] {
      return [s.slice(a), s.slice(a, b), s.slice(-2, b), s.slice(a, -1), s.substring(a), s.substring(a, b), s.substring(b, 2), s.at(a), s.charAt(a), s[a], s.slice(1, a), s.substring(0, a)]
    }
    function searched(s: string, t: string, a: number): unknown[] {
      return [s.indexOf(t, a), s.lastIndexOf(t, a), s.includes(t, a), s.startsWith(t, a), s.endsWith(t, a), s.split(t), s.split(t, a), s.split('', a), s.split(/\\\\/, a)]
    }
    function made(s: string, t: string, a: number): unknown[] {
      const n = Math.min(a, 99)
      const codes: number[] = []
      for (let i = 0; i < s.length; i++) codes.push(s.charCodeAt(i))
      return [s.padStart(n, t), s.padEnd(n, t), s.padEnd(n), s.repeat(Math.max(0, n)), s.concat(t, '!'), s.trimStart(), s.trimEnd(), codes, codes.map((code) => String.fromCharCode(code)).join('') === s, String.fromCharCode(a)]
    }`
    const position = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.maxSafeInteger())
    const places = (seed: number): number[] => fc.sample(position, { numRuns: 200, seed }).map((n) => n + 0)
    await expectSame(source, [samples(200, 4), samples(200, 5), places(6), places(7)])
  })

  it('is replaced by any replacement', async () => {
    const source = `export function call(texts: string[], others: string[], replacements: string[]): unknown[] {
      return texts.map((s, i) => replaced(s, others[i]!, replacements[i]!))
    }
    function replaced(s: string, t: string, r: string): unknown[] {
      return [
        s.replace(t, r), s.replaceAll(t, r), s.replace(t, () => r), s.replaceAll(t, (one, at: number, all: string) => r + one + at + all.length),
        s.replace(/[$\\\\]/, r), s.replace(/([a-z])|\\s/g, r), s.replace(/(?<sign>[^a-z])(?<more>[$]*)/g, r), s.replaceAll(/./gs, r),
        s.replace(/[^]/g, (one, at: number) => one + at), s.replace(/(.)(\\s)?/g, (all: string, a: string, b: string | undefined, at: number) => a + (b ?? '') + at + all),
      ]
    }`
    const sign = fc.constantFrom(
      '$',
      '$',
      '$$',
      '$&',
      '$`',
      "$'",
      '$1',
      '$2',
      '$12',
      '$0',
      '$<',
      '$<sign>',
      '$<x>',
      '\\',
      'a',
      '{',
      '>',
    )
    const replacements = fc.sample(fc.array(sign, { maxLength: 5 }), { numRuns: 300, seed: 8 })
    await expectSame(source, [samples(300, 9), samples(300, 10), replacements.map((parts) => parts.join(''))])
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
