import type { BlockCall, Json, Outcome, StepCall } from '../../test/bench/world'
import { PodmanWorld } from '../../test/bench/podman/world'

/** Where the seconds of a build went. */
export interface Times {
  /** Start and end of the pod, and the checkout: the same for whatever builds in it. */
  readonly pod: number
  /** All the rest. */
  readonly build: number
}

/** Notes how long a build takes, from its first step to its last. */
export class TimedWorld extends PodmanWorld {
  private readonly begun = now()
  private end = this.begun
  private pod = 0

  get times(): Times {
    return { pod: this.pod, build: this.end - this.begun - this.pod }
  }

  override async call(step: StepCall, signal: AbortSignal): Promise<Json> {
    return this.timed(step.step === 'checkout', () => super.call(step, signal))
  }

  override async enter(block: BlockCall, signal: AbortSignal): Promise<void> {
    return this.timed(block.step === 'node', () => super.enter(block, signal))
  }

  override async leave(block: BlockCall, outcome: Outcome): Promise<void> {
    return this.timed(block.step === 'node', () => super.leave(block, outcome))
  }

  private async timed<T>(isPod: boolean, work: () => Promise<T>): Promise<T> {
    const before = now()
    try {
      return await work()
    } finally {
      this.end = now()
      if (isPod) this.pod += this.end - before
    }
  }
}

function now(): number {
  return Number(process.hrtime.bigint()) / 1e9
}
