import { type BlockCall, type Json, type Outcome, StepFailure, type World } from './world'

/** What the engine handed out: a step to run, or a block to enter or to leave. */
export interface Handout {
  id: number
  kind: 'call' | 'enter' | 'leave'
  call: BlockCall
  /** For `leave`: how the block ended. */
  outcome: Outcome
}

export interface Interruption {
  reason: string
  /** The `timeout` block whose time is over. */
  timeoutBlock?: number
}

export type Delivery =
  { value: Json } | { error: { kind: 'error' | 'abort'; message: string; timeoutBlock?: number } }

/** As DurableTaskStep: an aborted step has 20 s to end before the program goes on without it. */
const GRACE_MS = 20_000

/**
 * The calls that the world is working on, kept on Node while the program's state moves between engines: whatever JVM the
 * program is in by then, each result is delivered once.
 */
export class Journal {
  private readonly working = new Map<
    number,
    { handout: Handout; controller: AbortController; interruption?: Interruption }
  >()
  /** Entered and not yet left, in the order of entering. */
  private readonly entered = new Map<number, BlockCall>()
  /** Interruptions that came while the program was on its way from one call to the next. */
  private early: { interruption: Interruption; inside: number | undefined }[] = []

  /** @param deliver takes each handed-out call's result once; @param crash takes what is no step's failure but the world's own */
  constructor(
    private readonly world: World,
    private readonly deliver: (id: number, delivery: Delivery) => void,
    private readonly crash: (error: unknown) => void,
  ) {}

  begin(handout: Handout): void {
    const controller = new AbortController()
    this.working.set(handout.id, { handout, controller })
    this.interruptEarly(handout)
    const work = this.perform(handout, controller.signal)
    void Promise.race([work, graceAfterAbort(controller.signal)]).then(
      (value) => this.finish(handout.id, { value: value ?? null }),
      (error: unknown) => {
        if (error instanceof StepFailure) {
          this.finish(handout.id, { error: { kind: error.kind, message: error.message } })
        } else if (this.working.get(handout.id)?.interruption) {
          // An aborted step may end with whatever its abort threw, e.g. an AbortError.
          this.finish(handout.id, { value: null })
        } else {
          this.working.delete(handout.id)
          this.crash(error)
        }
      },
    )
  }

  /** Aborts what stands in the block (everything, without one). Leaving is never interrupted. */
  interrupt(interruption: Interruption, inside?: number): void {
    const hit = [...this.working].filter(
      ([, { handout }]) => handout.kind !== 'leave' && isInside(handout, inside),
    )
    if (hit.length === 0) this.early.push({ interruption, inside })
    for (const [id] of hit) this.interruptCall(id, interruption)
  }

  private interruptEarly(handout: Handout): void {
    if (handout.kind === 'leave') {
      this.early = this.early.filter(({ inside }) => inside !== handout.call.id)
      return
    }
    const due = this.early.find(({ inside }) => isInside(handout, inside))
    if (!due) return
    this.early = this.early.filter((other) => other !== due)
    this.interruptCall(handout.id, due.interruption)
  }

  interruptCall(id: number, interruption: Interruption): void {
    const entry = this.working.get(id)
    if (!entry || entry.interruption || entry.handout.kind === 'leave') return
    entry.interruption = interruption
    entry.controller.abort(new StepFailure(interruption.reason, 'abort'))
  }

  /** Ends what a failed run left open: aborts its calls, and leaves its blocks, innermost first. */
  async close(): Promise<void> {
    this.interrupt({ reason: 'the run has failed' })
    while (this.working.size > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    for (const block of [...this.entered.values()].reverse()) {
      this.entered.delete(block.id)
      await this.world.leave(block, 'failure')
    }
  }

  private async perform({ kind, call, outcome }: Handout, signal: AbortSignal): Promise<Json> {
    if (kind === 'call') return this.world.call(call, signal)
    if (kind === 'leave') {
      this.entered.delete(call.id)
      await this.world.leave(call, outcome)
      return null
    }
    await this.world.enter(call, signal)
    this.entered.set(call.id, call)
    // The program will not know that it was entered.
    if (signal.aborted) {
      this.entered.delete(call.id)
      await this.world.leave(call, 'aborted')
    }
    return null
  }

  private finish(id: number, delivery: Delivery): void {
    const entry = this.working.get(id)
    if (!entry) return
    this.working.delete(id)
    const { interruption } = entry
    if (!interruption) this.deliver(id, delivery)
    else {
      const { reason: message, ...timeout } = interruption
      this.deliver(id, { error: { kind: 'abort', message, ...timeout } })
    }
  }
}

function isInside(handout: Handout, block: number | undefined): boolean {
  return block === undefined || handout.call.blocks.some(({ id }) => id === block)
}

function graceAfterAbort(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => setTimeout(() => resolve(null), GRACE_MS).unref(), { once: true })
  })
}
