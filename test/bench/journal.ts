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

interface Entry {
  handout: Handout
  controller: AbortController
  /** Settles when the world has done its work, or was not worth waiting for; never rejects. */
  done: Promise<void>
  delivery: Delivery
  interruption?: Interruption
}

/** As DurableTaskStep: an aborted step has 20 s to end before the program goes on without it. */
const GRACE_MS = 20_000

/**
 * The calls that the world is working on, kept on Node while the program's state moves between engines: whatever JVM the
 * program is in by then, each result is delivered once.
 */
export class Journal {
  /** Handed out, and not yet taken back to the program. */
  private readonly open = new Map<number, Entry>()
  /** Entered and not yet left, in the order of entering. */
  private readonly entered = new Map<number, BlockCall>()

  /**
   * @param ready is called when `take` has the result of a call
   * @param crash takes what is not a step's failure but the world's own
   */
  constructor(
    private readonly world: World,
    private readonly ready: (id: number) => void,
    private readonly crash: (error: unknown) => void,
  ) {}

  begin(handout: Handout): void {
    const controller = new AbortController()
    const entry: Entry = { handout, controller, done: Promise.resolve(), delivery: { value: null } }
    this.open.set(handout.id, entry)
    const work = Promise.race([this.perform(handout, controller.signal), graceAfterAbort(controller.signal)])
    entry.done = work.then(
      (value) => {
        entry.delivery = { value }
        this.ready(handout.id)
      },
      (error: unknown) => {
        if (error instanceof StepFailure) {
          entry.delivery = { error: { kind: error.kind, message: error.message } }
        } else if (!entry.interruption) {
          // An interrupted step may end with whatever its abort threw; any other error is not the program's.
          return this.crash(error)
        }
        this.ready(handout.id)
      },
    )
  }

  /** What the program gets. An interruption that came after the result, but before the program had it, wins, as in Jenkins. */
  async take(id: number): Promise<Delivery> {
    const entry = this.open.get(id)
    if (!entry) throw new Error(`call ${id} was handed out once and is taken twice`)
    this.open.delete(id)
    const { interruption, handout, delivery } = entry
    if (!interruption) return delivery
    // The program will not know that it was entered.
    if (handout.kind === 'enter' && this.entered.delete(id)) await this.world.leave(handout.call, 'aborted')
    const { reason: message, ...timeout } = interruption
    return { error: { kind: 'abort', message, ...timeout } }
  }

  /** Interrupts what stands in the block; everything, without one. Only for moments at which the program does not run. */
  interrupt(interruption: Interruption, inside?: number): void {
    for (const { handout } of [...this.open.values()]) {
      if (inside === undefined || handout.call.blocks.some(({ id }) => id === inside)) {
        this.interruptCall(handout.id, interruption)
      }
    }
  }

  interruptCall(id: number, interruption: Interruption): void {
    const entry = this.open.get(id)
    if (!entry || entry.interruption) return
    entry.interruption = interruption
    entry.controller.abort(new StepFailure(interruption.reason, 'abort'))
  }

  /** Ends what a failed run left open: aborts its calls, and leaves its blocks, innermost first. */
  async close(): Promise<void> {
    this.interrupt({ reason: 'the run has ended' })
    await Promise.all([...this.open.values()].map(({ done }) => done))
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
    } else {
      await this.world.enter(call, signal)
      this.entered.set(call.id, call)
    }
    return null
  }
}

function graceAfterAbort(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const wait = (): unknown => setTimeout(() => resolve(null), GRACE_MS).unref()
    signal.addEventListener('abort', wait, { once: true })
  })
}
