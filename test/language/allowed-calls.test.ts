import { genericWhitelist } from '../steps/sandbox'
import { allowedCalls } from './allowed-calls'

describe('what compiled programs call', () => {
  it('is listed once each, in order', () => {
    expect(allowedCalls).toEqual([...new Set(allowedCalls)].sort())
  })

  // Not part of the project; where the list lies beside it, it is compared.
  if (genericWhitelist !== undefined) {
    it("is allowed by script-security's generic whitelist", () => {
      const isPermitted = (call: string): boolean =>
        call.split(' | ').some((one) => genericWhitelist!.includes(one))
      expect(allowedCalls.filter((call) => !isPermitted(call))).toEqual([])
    })
  }
})
