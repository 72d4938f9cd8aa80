import fc from 'fast-check'
import { refusals } from './refusal'
import { programs, underCps } from './same-meaning'
import type { Json } from '../bench/world'

const { behavesAlike } = programs()
const isRefused = refusals()

/** Values as they come in JSON, without fractions. */
const text = fc.string({ unit: fc.constantFrom(...'ab "\\/\n\t\u0001\u007f\u00e9\u2028<'), maxLength: 6 })
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.nat(12).map(String)), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value
const values = fc.sample(value, { numRuns: 200, seed: 7 }) as Json[]

describe('JSON', () => {
  behavesAlike(
    'random values are read and written as on Node',
    `export function call(texts: string[]): string[] {
      const written: string[] = []
      for (const text of texts) {
        const value = JSON.parse(text) as string[] | null
        written.push(JSON.stringify(value), JSON.stringify({ value }, null, 2))
      }
      return written
    }`,
    [values.map((one) => JSON.stringify(one))],
  )

  behavesAlike(
    'random values are written with steps between them',
    `interface Report { name: string; tags: string[]; counts: Record<string, number>; next: Report | null }
    export function call(reports: Report[]): string[] {
      return reports.map((report) => {
        const copy = JSON.parse(JSON.stringify(report)) as Report
        readFile(copy.name)
        copy.tags.push('done')
        return JSON.stringify({ ...copy, next: [copy.next] }, null, '\\t')
      })
    }`,
    [
      fc.sample(
        fc.letrec((tie) => ({
          report: fc.record({
            name: text,
            tags: fc.array(text, { maxLength: 2 }),
            counts: fc.dictionary(
              text,
              fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
              { maxKeys: 2, noNullPrototype: true },
            ),
            next: fc.option(tie('report'), { depthSize: 'small' }),
          }),
        })).report,
        { numRuns: 10, seed: 7 },
      ) as Json[],
    ],
  )

  behavesAlike(
    'every unit of text is kept, also half of a surrogate pair',
    `export function call(texts: string[]): unknown[] {
      const written = texts.map((text) => JSON.stringify(text))
      readFile('x')
      return [written, written.map((text) => JSON.parse(text) as string), JSON.parse('"\\ud83d"') as unknown, JSON.stringify({ ['\\ude00']: '\\ud83d\\ude00' })]
    }`,
    [['a\ud83d', '\ude00b', '\ud83d\ude00', '\ude00\ud83d', '\u0000\u007f\u2028\ufeff']],
  )

  behavesAlike(
    'what is undefined is left out of an object, what is null is written',
    `interface Layer { name: string; size: number | undefined; digest?: string }
    interface Report { none: null; layers: Layer[]; labels: Record<string, string>; last: Layer | null; more?: { url: string | null } }
    export function call(size: number | undefined, report: Report): unknown[] {
      const layer: Layer = { name: 'n', size }
      const counts: Record<string, number | undefined> = { a: 1, b: size }
      return [
        JSON.stringify(layer), JSON.stringify({ layer, list: [size, layer] }), JSON.stringify(counts), JSON.stringify([counts]), JSON.stringify({ ...layer, size: undefined }),
        JSON.stringify({ ...report, layers: [...report.layers, layer] }, null, 1), JSON.stringify(report.last), JSON.stringify([null, undefined]), JSON.stringify(size ?? null),
      ]
    }`,
    [
      null,
      {
        none: null,
        layers: [{ name: 'l', size: 3, digest: 'd' }],
        labels: { '10': 'x', '9': 'y', a: '' },
        last: null,
      },
    ],
    [0, { none: null, layers: [], labels: {}, last: { name: 'z', size: 1 }, more: { url: null } }],
  )

  behavesAlike(
    'the indent is at most ten characters',
    `export function call(indent: string): string[] {
      const value = { a: [1, { b: [] }] }
      return [JSON.stringify(value, null, indent), JSON.stringify(value, null, 99), JSON.stringify(value, null, '0123456789ab'), JSON.stringify(value, undefined, -1), JSON.stringify([], null, indent)]
    }`,
    ['--'],
    [''],
    ['abcdefghijkl'],
  )

  behavesAlike(
    'what was read is told apart by its type',
    `function isRecord(value: unknown): value is Record<string, unknown> {
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    }
    function shown(value: unknown): string {
      if (value == null) return 'null'
      if (Array.isArray(value)) return value.map((one: unknown) => shown(one)).join('+')
      if (isRecord(value)) return Object.keys(value).map((key) => key + shown(value[key])).join(' ')
      return typeof value === 'string' ? value.toUpperCase() : typeof value === 'number' ? String(value + 1) : String(value === true)
    }
    export function call(text: string): unknown[] {
      const value: unknown = JSON.parse(text)
      const name = isRecord(value) && typeof value['name'] === 'string' ? value['name'] : 'none'
      return [shown(value), readFile(name), isRecord(value) && 'name' in value]
    }`,
    ['{"name":"n","list":[1,"a",null,[true,{}]],"2":0,"1":{"x":-5}}'],
    ['["a",{"name":1}]'],
    ['"name"'],
  )

  it('reads the largest integers exactly, and no other numbers', async () => {
    const source = `export function call(text: string): unknown { return JSON.parse(text) as unknown }`
    expect((await underCps(source, ['[9007199254740991,-9007199254740991]'])).result).toEqual([
      9007199254740991, -9007199254740991,
    ])
    for (const text of ['1.5', '9007199254740992', '1e-1', '[1e400]'])
      expect((await underCps(source, [text])).error?.message).toContain('is no integer between')
  })

  behavesAlike(
    'any value of JSON is read, changed and written by its type',
    `type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
    export function call(text: string): unknown[] {
      const value = JSON.parse(text) as { [name: string]: Json }
      value['added'] = [null, { a: null }]
      delete value['gone']
      return [JSON.stringify(value), JSON.stringify(Object.values(value), null, 1)]
    }`,
    ['{"a":null,"gone":1,"b":[true,{"c":null}]}'],
  )

  isRefused(
    'what a value holds that its type does not tell',
    'KILN407',
    `export function call(maybe?: string): string {
      const options: Record<string, unknown> = { maybe }
      return JSON.stringify(options)
    }`,
  )
  isRefused(
    'a null that may be either of the two',
    'KILN225',
    `export function call(a: string | undefined, b: string | null): string {
      return JSON.stringify([{ name: a }, { name: b }])
    }`,
  )
  isRefused(
    'what JSON leaves out or writes as something else',
    'KILN401',
    `export function call(text: string | undefined, body: () => void): string[] {
      return [JSON.stringify(text), JSON.stringify({ body }), JSON.stringify([new Map<string, string>()]), JSON.stringify(new Error('x'))]
    }`,
  )
  isRefused(
    'a reader that takes part',
    'KILN401',
    `export function call(text: string): unknown {
      return JSON.parse(text, (key, value: unknown) => value) as unknown
    }`,
  )

  behavesAlike(
    'what was read is changed beside a table of the module, of which it is no part',
    `interface Rule { readonly kind: string; readonly default?: unknown }
    const rules: Readonly<Record<string, Rule>> = { a: { kind: 'text', default: ['x'] }, b: { kind: 'map' } }
    function kinds(table: Readonly<Record<string, Rule>>): string[] {
      return Object.values(table).map((rule) => rule.kind)
    }
    export function call(text: string): unknown[] {
      const document = JSON.parse(text) as Record<string, unknown>
      document['b'] = readFile('c')
      delete document['a']
      const list = (JSON.parse(text) as { a: string[] }).a
      list.push('last')
      return [document, list, kinds(rules)]
    }`,
    ['{"a": ["1"], "c": 2}'],
  )
})
