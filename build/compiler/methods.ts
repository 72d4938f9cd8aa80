import type { Sources } from '../sources'
import { Answers } from './answers'
import { Context, type Lowered } from './context'
import { refusals } from './diagnostics'
import type { Method } from './groovy/ast'
import { fitted } from './groovy/fit'
import { largestMethod, sizeOf } from './groovy/size'
import { lowering } from './lower'
import { methodOf } from './method'
import type { Shared } from './shared'
import type { Member, Unit } from './unit'

export interface LoweredMethod extends Lowered {
  readonly method: Method
}

interface Known {
  readonly answers: Answers
  readonly suspends: boolean
  readonly lowered: LoweredMethod
}

/** Lowers a function that several steps have once for all in which it comes out alike. */
export class Methods {
  constructor(
    private readonly shared: Shared,
    private readonly sources: Sources,
  ) {}

  of(member: Member, unit: Unit): LoweredMethod {
    const all = this.sources.ofNodes<Known[]>('methods', member.node)
    const known = all.get(member.node) ?? []
    all.set(member.node, known)
    const same = known.find(({ answers, suspends }) => suspends === member.suspends && answers.areOf(unit))
    if (same !== undefined) return same.lowered
    const answers = new Answers(unit)
    const context = new Context(member, answers, this.shared, lowering)
    const method = fitted(methodOf(context))
    if (sizeOf(method) > largestMethod) context.refuse(member.node, refusals.tooLongMethod)
    const lowered = { method, ...context.lowered }
    known.push({ answers, suspends: member.suspends, lowered })
    return lowered
  }
}
