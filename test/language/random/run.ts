import fc from 'fast-check'
import { evaluate } from '../../bench/pipeline'
import type { Json } from '../../bench/world'
import { type Behaviour, world } from '../on-node'
import { behaviourOf, type Compiled, compileAll } from '../same-meaning'
import { programs, type Sample } from './arbitrary'

/** Compiles many programs at once. */
export type Compile = (sources: string[]) => Compiled[]

export interface Failure {
  sample: Sample
  /** Refused programs are the generator's fault, all else is the compiler's. */
  kind: 'refused' | 'different'
  /** What went wrong. */
  problem: string
}

/** Runs the programs under groovy-cps, straight on and with a reload at each suspension; undefined where both do as Node. */
export async function failuresOf(
  samples: readonly Sample[],
  compile: Compile = compileAll,
): Promise<(Failure | undefined)[]> {
  const compiled = compile(samples.map(({ source }) => source))
  return Promise.all(samples.map((sample, i) => failureOf(sample, compiled[i]!)))
}

async function failureOf(sample: Sample, { groovy, problem = '' }: Compiled): Promise<Failure | undefined> {
  if (groovy === undefined) {
    return { sample, kind: / error (KILN|TS)\d+: /.test(problem) ? 'refused' : 'different', problem }
  }
  for (const reload of ['never', 'class-loader'] as const) {
    const run = await evaluate(groovy, { args: sample.args, world, reload })
    const actual = run.error?.class === 'bench' ? run.error.message : shown(behaviourOf(run))
    const expected = shown(sample.behaviour)
    if (actual !== expected) {
      const problem = `Node:\n${expected}\n\nEngine (reload: ${reload}):\n${actual}\n\n${groovy}`
      return { sample, kind: 'different', problem }
    }
  }
  return undefined
}

function shown({ result, error, steps }: Behaviour): string {
  return [...steps, `error: ${error}`, `result: ${JSON.stringify(sorted(result))}`].join('\n')
}

/** The order of keys is what a program can see of it. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key]!)]))
}

/** How many candidates are tried at once, and how often. */
const candidates = 24
const mostRounds = 60

/** The smallest program found that fails in the same way. */
export async function shrunk(failure: Failure, compile: Compile = compileAll): Promise<Failure> {
  let smallest = failure
  for (let round = 0; round < mostRounds; round++) {
    const found = await smallerFailure(smallest, compile)
    if (found === undefined) return smallest
    smallest = found
  }
  return smallest
}

async function smallerFailure(failure: Failure, compile: Compile): Promise<Failure | undefined> {
  const stream = programs.shrink(failure.sample, undefined)
  while (true) {
    const some: Sample[] = []
    for (let next = stream.next(); !next.done; next = stream.next())
      if (some.push(next.value.value) === candidates) break
    if (some.length === 0) return undefined
    const failures = await failuresOf(some, compile)
    const found = failures.find((one) => one?.kind === failure.kind)
    if (found !== undefined) return found
  }
}

/** Programs of one seed, a batch after the other. */
export function batch(seed: number, index: number, size: number): Sample[] {
  return fc.sample(programs, { seed: (seed * 7919 + index * 104729) | 0, numRuns: size })
}
