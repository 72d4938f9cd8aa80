import Ajv from 'ajv/dist/2020'
import fc from 'fast-check'
import { checkOptions } from '../../src/options/check'
import { calls, withoutNulls } from './calls'
import { allSteps } from './steps'

describe('the JSON Schema and the check at run time', () => {
  it.each(allSteps)('agree on random options of $step', ({ table, schema }) => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
    const verdicts = { valid: 0, invalid: 0 }
    fc.assert(
      fc.property(calls(table), (call) => {
        const { problems } = checkOptions(table, call)
        const isValid = validate(withoutNulls(call, table))
        verdicts[isValid ? 'valid' : 'invalid'] += 1
        if (isValid !== (problems.length === 0)) {
          throw new Error(`check: ${JSON.stringify(problems)}, schema: ${JSON.stringify(validate.errors)}`)
        }
      }),
      { numRuns: 3000 },
    )
    // Agreement means something only where both verdicts occur.
    expect(verdicts.valid).toBeGreaterThan(300)
    expect(verdicts.invalid).toBeGreaterThan(300)
  })

  it.each(allSteps)('both accept the checked options of $step again, unchanged', ({ table, schema }) => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
    fc.assert(
      fc.property(calls(table), (call) => {
        const { options, problems } = checkOptions(table, call)
        fc.pre(problems.length === 0)
        expect(checkOptions(table, options)).toEqual({ options, problems: [], warnings: expect.any(Array) })
        expect(validate(options)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
