import { join } from 'node:path'
import fc from 'fast-check'
import { compileLibrary, formatDiagnostic } from '../../build/compiler'
import { type Checked, checkOptions, type OptionTable } from '../../src/options/check'
import { evaluate } from '../bench/pipeline'
import type { Json } from '../bench/world'
import { calls } from './calls'
import { bakeTable } from './fixtures/bakery/src/options/tables/bake'
import { misspellings } from './misspellings'
import { allSteps } from './steps'

type Call = Record<string, unknown>

const program = `
import { checkOptions, type Checked, type OptionTable } from '../options/check'

export function call(table: OptionTable, calls: Record<string, unknown>[]): Checked[] {
  return calls.map((given) => checkOptions(table, given))
}
`

describe('the check that the compiler makes of src/options/check.ts', () => {
  const groovy = compiled()

  it.each(allSteps)(
    'says of misspellings of all options of $step what it says on Node',
    async ({ table }) => {
      // Of an option there are some thousand; misspellings.test.ts tries each of them on Node.
      const calls = Array.from(misspellings(table), ({ call }) => call).filter((_, i) => i % 50 === 0)
      await expectTheSame(table, calls)
    },
  )

  it.each(allSteps)('says of random options of $step what it says on Node', async ({ table }) => {
    await expectTheSame(table, fc.sample(calls(table), 2000).flatMap(asJson))
  })

  it('takes what Groovy has besides: its strings as text and as names, its wide integers, its absent values', async () => {
    const given = `[
      ("bre\${'ad'}"): "\${'rye'}", loaves: 2L, archive: null,
      seeds: ["\${'poppy'}", 'sesame'],
      recipe: [("flo\${'ur'}"): 500G, salted: true, water: "\${350}"],
    ]`
    expect(await checkedInGroovy(given)).toEqual({
      problems: [],
      warnings: [],
      options: {
        bread: 'rye',
        flour: 'fine',
        loaves: 2,
        rest: true,
        seeds: ['poppy', 'sesame'],
        recipe: { flour: '500', salted: 'true', water: '350' },
      },
    })
  })

  it('refuses what Groovy has besides, without a word of its value', async () => {
    const given =
      "[bread: new StringBuilder('rye'), loaves: 1.5, seeds: { -> 'poppy' }, rest: 1..2, heat: 4.0G]"
    const { problems } = await checkedInGroovy(given)
    expect(problems).toEqual([
      "option 'loaves' must be a whole number from 1 to 12, not a value of another type",
      "option 'rest' must be a boolean, not a list",
      "option 'seeds' must be a list of text, not a value of another type",
      "option 'heat' must be a whole number from -2147483647 to 2147483647, not a value of another type",
    ])
  })

  it('sees a line break at the end of a text', async () => {
    expect((await checkedInGroovy("[bread: 'rye\\n']")).problems).toEqual([
      "option 'bread' must be a name in lower case, such as rye-bread, not 'rye\n'",
    ])
  })

  async function checkedInGroovy(given: string): Promise<Checked> {
    const probe = `${groovy}\n@NonCPS Map probe(Map table) {\n  return checkOptions(table, ${given})\n}\n`
    const { result, error } = await evaluate(probe, { method: 'probe', args: [bakeTable as unknown as Json] })
    expect(error).toBeUndefined()
    return result as unknown as Checked
  }

  async function expectTheSame(table: OptionTable, given: Call[]): Promise<void> {
    const inJenkins: unknown[] = []
    // The engine has a limit for the answer to one request.
    for (let at = 0; at < given.length; at += 250) {
      const args = [table as unknown as Json, given.slice(at, at + 250) as Json]
      const { result, error } = await evaluate(groovy, { args })
      expect(error).toBeUndefined()
      inJenkins.push(...(result as unknown as Checked[]).map(comparable))
    }
    expect(inJenkins).toHaveLength(given.length)
    const onNode = given.map((call) => comparable(checkOptions(table, call)))
    // A list of thousands makes no readable difference.
    const different = given.findIndex((_, i) => JSON.stringify(inJenkins[i]) !== JSON.stringify(onNode[i]))
    expect({ call: given[different], checked: inJenkins[different] }).toEqual({
      call: given[different],
      checked: onNode[different],
    })
  }
})

function compiled(): string {
  const root = join(__dirname, '../..')
  const { files, diagnostics } = compileLibrary({ root, overlay: { 'src/vars/checkAll.ts': program } })
  const text = files.get('vars/checkAll.groovy')
  if (text === undefined)
    throw new Error(diagnostics.map((each) => formatDiagnostic(each, false)).join('\n\n'))
  return text
}

/** What can be told in JSON; half a surrogate pair cannot. */
function asJson(call: Call): Call[] {
  const text = JSON.stringify(call)
  return /\\ud[89a-f]/i.test(text) ? [] : [JSON.parse(text) as Call]
}

/** On Node names like numbers come first in an object, and what a wrong value became does not matter. */
function comparable({ options, problems, warnings }: Checked): unknown {
  if (problems.length > 0) return { problems: [...problems].sort(), warnings: [...warnings].sort() }
  return { options: sorted(options), warnings }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
