import { checkOptions } from '../../src/options/check'
import { misspellings, oneEditFrom } from './misspellings'
import { allSteps } from './steps'

describe('an option misspelt by one edit', () => {
  it.each(allSteps)('of $step is refused with both names', ({ table }) => {
    let count = 0
    for (const { meant, written, call } of misspellings(table)) {
      const { problems } = checkOptions(table, call)
      if (!problems.some((problem) => problem.includes(`'${written}'`) && problem.includes(`'${meant}'`))) {
        throw new Error(`${written} for ${meant} is told as ${JSON.stringify(problems)}`)
      }
      count += 1
    }
    // Of a name of one letter there are 190 already.
    expect(count).toBeGreaterThan(100)
  })
})

describe('the misspellings', () => {
  it('are all edits of one character', () => {
    const edits = oneEditFrom('ab')
    expect([...edits]).toEqual(expect.arrayContaining(['b', 'a', 'ba', 'xab', 'axb', 'abx', 'xb', 'ax']))
    // 2 drops, 1 swap, 2 × 63 other letters, and 64 letters in 3 places, of which 2 (`aab`, `abb`) are made twice.
    expect(edits.size).toBe(2 + 1 + 2 * 63 + 3 * 64 - 2)
  })
})
