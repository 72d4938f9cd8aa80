import { leftovers } from '../../tools/leftovers'
import { Owner } from '../../tools/owner'
import { self } from '../../tools/process'

/** An owner for each test, which takes everything away after it; what is left then fails the test. */
export function useOwner(): () => Owner {
  let owner: Owner
  beforeEach(() => {
    owner = new Owner()
  })
  afterEach(async () => {
    await owner.release()
    expect((await leftovers()).filter(({ owner }) => owner.startsWith(self))).toEqual([])
  })
  return () => owner
}
