import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'
import { binary, conditional, integer, list, method, nothing } from '../groovy/make'
import { isListPattern, isPattern, type Part, partsOf } from './pattern-parts'

/** For a pattern of JavaScript an array that has ended stays so, though a default adds to it meanwhile. */
export class ListEnd {
  private hasEnded: Expression | undefined
  private readonly isList: boolean
  private readonly last: ts.Node | undefined

  constructor(
    private readonly pattern: ts.Node,
    private readonly whole: Expression,
    private readonly context: Context,
  ) {
    // What is written as a list is read before anything else runs.
    this.isList = isListPattern(pattern) && whole.kind !== 'list'
    this.last = partsOf(pattern).at(-1)?.node
  }

  /** What is read of a part, where the array has not ended before. */
  read(part: Part, value: () => Expression): Expression {
    const { hasEnded } = this
    if (this.mayAdd(part)) {
      const ends = binary(method(this.whole, 'size'), '<=', integer(Number(part.key)))
      this.hasEnded = this.context.keep(
        hasEnded === undefined ? ends : binary(hasEnded, '||', ends),
        'hasEnded',
      )
    }
    return hasEnded === undefined ? value() : conditional(hasEnded, part.isRest ? list([]) : nothing, value())
  }

  /** Whether what is done with the part could add elements that the parts behind it would get. */
  private mayAdd(part: Part): boolean {
    if (!this.isList || part.node === this.last) return false
    const code = [part.default, isPattern(part.target) ? part.target : undefined]
    return code.some((one) => one !== undefined && this.context.mayChange(this.pattern, one))
  }
}
