import { type Found, runPrograms } from './run'
import { rows } from './rows'
import { asTest, shrunk } from './shrink'

/** Programs of a fixed seed, so that a failure of one commit is not one of chance. */
const seed = 2026
const count = 2000

/**
 * Random programs do under groovy-cps what they do on Node: straight on, and with the state saved and loaded in a fresh
 * class loader at every suspension.
 */
describe('random programs', () => {
  let found: Found

  beforeAll(async () => {
    found = await runPrograms(seed, count)
  }, 1_800_000)

  it('do the same on Node and under groovy-cps', async () => {
    const different = found.failures.filter(({ kind }) => kind === 'different')
    const tests = await Promise.all(different.map(async (one) => asTest(await shrunk(one))))
    if (tests.length > 0) throw new Error(`seed ${seed}:\n\n${tests.join('\n\n')}`)
    expect(found.programs).toBe(count)
  }, 600_000)

  it('are in the language, but for one in a hundred', () => {
    const refused = found.failures.filter(({ kind }) => kind === 'refused')
    if (refused.length > count / 100) throw new Error(refused.map(({ problem }) => problem).join('\n\n'))
  })

  it('suspend in a callback, a finally or a loop, four in ten', () => {
    expect(found.suspended / found.programs).toBeGreaterThanOrEqual(0.4)
  })

  it('hold each row of the language fifty times', () => {
    const rare = rows.map((row) => ({ row, count: found.rows.get(row) ?? 0 })).filter((one) => one.count < 50)
    expect(rare).toEqual([])
  })
})
