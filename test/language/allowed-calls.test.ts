import { genericWhitelist } from '../steps/sandbox'
import { allowedCalls } from './allowed-calls'

const ifWhitelist = genericWhitelist === undefined ? it.skip : it

describe('what compiled programs call', () => {
  ifWhitelist("is allowed by script-security's generic whitelist", () => {
    const isPermitted = (call: string): boolean =>
      call.split(' | ').some((one) => genericWhitelist!.includes(one))
    expect(allowedCalls.filter((call) => !isPermitted(call))).toEqual([])
  })
})
