import type { Clock } from './clock'
import type { EngineVariant } from './engine'
import { sharedJvm } from './jvm'
import type { Library } from './library'
import { Run } from './run'
import type { BlockCall, Json, StepCall, World } from './world'

export interface PipelineRun {
  jenkinsfile: string
  /** What `@Library` can name. */
  libraries?: Library[]
  world: World
  /**
   * At every suspension the program's state is saved, loaded and gone on with: in the same JVM with a fresh class loader
   * (default), in a fresh JVM, or never.
   */
  reload?: 'never' | 'class-loader' | 'jvm'
  /** Default `cps-1.31`. */
  engine?: EngineVariant
  /** `params` */
  params?: Record<string, Json>
  /** Aborts the build, as its red button does. */
  signal?: AbortSignal
  /** For `timeout`; default real time. */
  clock?: Clock
  /** Gets every saved state. */
  onState?(bytes: Buffer): void
  /** Calls this method of the script with these arguments, instead of running the script. */
  entry?: { method: string; args: Json[] }
}

export interface RunError {
  /** Java class name; `bench` for failures that the program cannot catch: a CPS mismatch, or a state that cannot be saved. */
  class: string
  message: string
  /** Groovy frames, innermost first. */
  stack: { file: string; line: number; method: string }[]
}

export interface RunResult {
  outcome: 'success' | 'unstable' | 'failure' | 'aborted'
  /** Why the program ended with an exception. */
  error?: RunError
  /** What the script's last statement or `return`, or the called method, gave. */
  result: Json
  /** Steps without a body, in order. */
  calls: StepCall[]
  /** Block steps, in the order of entering. */
  blocks: BlockCall[]
  /** Largest saved state. */
  maxStateBytes: number
  /**
   * Only of `sandbox-1.24`: what the sandboxed code called, in the notation of script-security's whitelists. Where several
   * signatures would permit a call they stand in one entry, separated by ` | `.
   */
  sandboxCalls: string[]
}

/**
 * Runs a Scripted Pipeline on groovy-cps.
 *
 * A failure of the program is a result; the promise is rejected only where the bench or the world itself breaks.
 */
export async function runPipeline(run: PipelineRun): Promise<RunResult> {
  const variant = run.engine ?? 'cps-1.31'
  return new Run(run, variant, await sharedJvm(variant)).result()
}

export type Evaluation = Omit<PipelineRun, 'jenkinsfile' | 'entry' | 'world'> & {
  /** Default `call`. */
  method?: string
  args?: Json[]
  /** Default: a world without any step. */
  world?: World
}

/**
 * Compiles the script under groovy-cps, calls a method of it with JSON arguments, and gives what it returned (`result`) or
 * threw (`error`). Any number of evaluations can be under way at the same time; a warm engine takes a few milliseconds each.
 */
export function evaluate(
  groovy: string,
  { method = 'call', args = [], ...options }: Evaluation = {},
): Promise<RunResult> {
  return runPipeline({ world: emptyWorld, ...options, jenkinsfile: groovy, entry: { method, args } })
}

/** How many milliseconds a library variable takes to compile under groovy-cps, in an engine as warm as its use so far made it. */
export async function compileTime(name: string, groovy: string): Promise<number> {
  const jvm = await sharedJvm('cps-1.31')
  return (await jvm.request({ op: 'compile', name, source: groovy }))['milliseconds'] as number
}

const emptyWorld: World = {
  call: async ({ step }) =>
    Promise.reject(new Error(`evaluate: the program calls the step ${step}; give it a world`)),
  enter: async () => undefined,
  leave: async () => undefined,
  env: () => null,
}
