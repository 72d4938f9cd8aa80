import fc from 'fast-check'
import { evaluate } from '../../bench/pipeline'
import type { Json } from '../../bench/world'
import { type Behaviour, world } from '../on-node'
import { behaviourOf, type Compiled, compiledIn, libraryOf } from '../same-meaning'
import { programs, type Sample } from './arbitrary'
import { countRows } from './rows'

export interface Failure {
  sample: Sample
  /** Refused programs are the generator's fault, all else is the compiler's. */
  kind: 'refused' | 'different'
  /** What went wrong. */
  problem: string
  /** Which of its seed's batches it is in. */
  batch: number
}

/** What a run of random programs has found so far. */
export interface Found {
  programs: number
  batches: number
  /** How many of them suspend in a callback, a `finally` or a loop. */
  suspended: number
  /** How often each row of the language occurred. */
  rows: Map<string, number>
  failures: Failure[]
}

/** So many are compiled together. */
export const batchSize = 100

/** Runs programs of one seed in batches, until there are so many of them or so many of them fail. */
export async function runPrograms(
  seed: number,
  count: number,
  {
    from = 0,
    mostFailures = 3,
    progress = async (_found: Found): Promise<void> => {},
  }: { from?: number; mostFailures?: number; progress?: (found: Found) => Promise<void> } = {},
): Promise<Found> {
  const found: Found = { programs: 0, batches: from, suspended: 0, rows: new Map(), failures: [] }
  while (found.programs < count) {
    const samples = batch(seed, found.batches, Math.min(batchSize, count - found.programs))
    const library = libraryOf(samples.map(({ source }) => source))
    const failures = await failuresOf(samples, compiledIn(library, samples.length), found.batches)
    countRows(library, found.rows)
    found.batches += 1
    found.programs += samples.length
    found.suspended += samples.filter(({ suspended }) => suspended.size > 0).length
    found.failures.push(...failures.filter((one) => one !== undefined))
    await progress(found)
    if (found.failures.filter(({ kind }) => kind === 'different').length >= mostFailures) break
  }
  return found
}

/** Programs of one seed, a batch after the other. */
export function batch(seed: number, index: number, size: number): Sample[] {
  return fc.sample(programs, { seed: (seed * 7919 + index * 104729) | 0, numRuns: size })
}

/** A key that is made when the program runs can name what TypeScript's objects have from their prototype. */
const refusedByRuntime = /^error: Every object has '\w+': ask Object\.hasOwn first/m

/** Runs the programs under groovy-cps, straight on and with a reload at each suspension; undefined where both do as Node. */
export async function failuresOf(
  samples: readonly Sample[],
  compiled: readonly Compiled[],
  batch: number,
): Promise<(Failure | undefined)[]> {
  return Promise.all(samples.map((sample, i) => failureOf(sample, compiled[i]!, batch)))
}

async function failureOf(
  sample: Sample,
  { groovy, problem = '' }: Compiled,
  batch: number,
): Promise<Failure | undefined> {
  if (groovy === undefined) {
    return { sample, kind: / error (KILN|TS)\d+: /.test(problem) ? 'refused' : 'different', problem, batch }
  }
  for (const reload of ['never', 'class-loader'] as const) {
    // What the engine cannot even load ends it, and the next program gets a new one.
    const run = await evaluate(groovy, { args: sample.args, world, reload }).catch((error: Error) => error)
    if (run instanceof Error)
      return { sample, kind: 'different', problem: `${run.message}\n\n${groovy}`, batch }
    const actual = run.error?.class === 'bench' ? run.error.message : shown(behaviourOf(run))
    const expected = shown(sample.behaviour)
    if (actual !== expected) {
      const problem = `Node:\n${expected}\n\nEngine (reload: ${reload}):\n${actual}\n\n${groovy}`
      return { sample, kind: refusedByRuntime.test(actual) ? 'refused' : 'different', problem, batch }
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
