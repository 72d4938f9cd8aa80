import { bugs } from './bugs'
import { compilerWith, Groups } from './planted'

/** The first of the programs that random.test.ts runs, typed once. */
const groups = new Groups(2026, 50, 20)

/** Random programs find what goes wrong in a compiler, of which one line is another one. */
describe('a bug that is planted in the compiler is found', () => {
  it.each(bugs.map((bug) => [bug.title, bug] as const))(
    '%s',
    async (_, bug) => {
      const found = await groups.firstFailure(await compilerWith(bug))
      expect(found).toBeDefined()
    },
    300_000,
  )
})
