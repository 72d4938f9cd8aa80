import fc from 'fast-check'
import { programs } from './same-meaning'
import type { Json } from '../bench/world'

const { notYet } = programs()

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
  notYet(
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

  notYet(
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
})
