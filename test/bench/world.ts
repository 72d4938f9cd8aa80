/**
 * What the Pipeline engine and the world that it runs in promise each other.
 *
 * The engine (a JVM) owns the program and its state; a world (Node) answers the step calls. A world never sees Groovy
 * values: everything that crosses is JSON.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A block step that a call stands in, e.g. `container('buildctl') { … }`. */
export interface BlockCall {
  /** Unique in the run, and the same after a reload of the engine's state. */
  readonly id: number
  readonly step: string
  /** Bound as Jenkins does: `container('x')` arrives as `{ name: 'x' }`. */
  readonly args: { readonly [parameter: string]: Json }
  /** Enclosing blocks, outermost first. */
  readonly blocks: readonly BlockCall[]
}

/** A step without a body, e.g. `sh 'make'`. */
export type StepCall = BlockCall

export type Outcome = 'success' | 'failure' | 'aborted'

/** Thrown by a world to fail a step; the engine throws it in the program as the class that Jenkins would. */
export class StepFailure extends Error {
  constructor(
    message: string,
    /** `abort` is Jenkins' FlowInterruptedException, `error` its AbortException. */
    readonly kind: 'error' | 'abort' = 'error',
  ) {
    super(message)
    this.name = 'StepFailure'
  }
}

export interface World {
  /** Runs one step; its value is the step's result, a `StepFailure` its failure. */
  call(step: StepCall, signal: AbortSignal): Promise<Json>
  enter(block: BlockCall, signal: AbortSignal): Promise<void>
  /** Called once for each entered block, whatever its outcome. */
  leave(block: BlockCall, outcome: Outcome): Promise<void>
  /** `env.NAME` (and a bare `NAME`) at this place, null when it is not set. */
  env(name: string, blocks: readonly BlockCall[]): string | null
  /** A step that the engine runs by itself: `libraryResource`, `unstable`. */
  note?(step: StepCall): void
  /** A console line that the engine itself writes, e.g. `Retrying`; it can hold what a failed step said, so mask it. */
  log?(line: string, blocks: readonly BlockCall[]): void
}
