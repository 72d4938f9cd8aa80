import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDiagnostic } from '../../build/compiler'
import { lowerSources } from '../../build/compiler/compile'
import { printFile } from '../../build/compiler/groovy/print'
import { Sources } from '../../build/sources'
import type { EngineVariant } from '../bench/engine'
import { lint } from '../compiler/lint'
import { isAllowed } from './allowed-calls'
import { evaluate, type RunResult } from '../bench/pipeline'
import type { Json } from '../bench/world'
import { type Behaviour, type Loader, onNode, shellModules, shown, world } from './on-node'

/**
 * Runs the same TypeScript on Node and, compiled, under groovy-cps: on both engines, straight on and with the state
 * saved and loaded at every suspension. Result, error and steps must be the same.
 */

interface Program {
  title: string
  source: string
  calls: Json[][]
}

const root = join(__dirname, 'library')

/** A test of this module, whose `call` is called with each of these lists of arguments. */
export type Test = (title: string, source: string, ...calls: Json[][]) => void

export interface Tests {
  /** It does the same on both sides. */
  behavesAlike: Test
}

/** The programs of a test file; they are compiled together, once. */
export function programs(): Tests {
  const all: Program[] = []
  let compiled: Compiled[] | undefined
  const test =
    (check: (program: Program, compiled: Compiled) => Promise<void>): Test =>
    (title, source, ...calls) => {
      const program = { title, source, calls: calls.length === 0 ? [[]] : calls }
      const index = all.push(program) - 1
      it(title, () => {
        compiled ??= compileAll(all.map((one) => one.source))
        return check(program, compiled[index]!)
      })
    }
  return {
    behavesAlike: test(async ({ source, calls }, { groovy, problem }) => {
      if (groovy === undefined) throw new Error(problem)
      for (const args of calls) await compare(source, groovy, args)
    }),
  }
}

export interface Compiled {
  groovy?: string
  /** Why the program could not be compiled. */
  problem?: string
}

/** A library in which each program is a step. */
export function libraryOf(programs: readonly string[], overlay: Record<string, string> = {}): Sources {
  const sources = { ...overlay }
  for (const path of shellModules) sources[path] = readFileSync(join(__dirname, '../..', path), 'utf8')
  programs.forEach((program, i) => (sources[`src/vars/program${i}.ts`] = program))
  return new Sources(root, sources)
}

export function compileAll(programs: readonly string[]): Compiled[] {
  return compiledIn(libraryOf(programs), programs.length)
}

/** Of the compiler, what makes the Groovy of programs. */
export interface Compiler {
  lowerSources: typeof lowerSources
  printFile: typeof printFile
}

export const soundCompiler: Compiler = { lowerSources, printFile }

/** Each of the programs by itself: one that is refused fails its own test only. */
export function compiledIn(library: Sources, count: number, compiler = soundCompiler): Compiled[] {
  const { steps, diagnostics } = compiler.lowerSources(library)
  return Array.from({ length: count }, (_, i) => {
    const own = diagnostics.filter((one) => one.file === `src/vars/program${i}.ts`)
    if (own.length > 0) return { problem: own.map((one) => formatDiagnostic(one, false)).join('\n\n') }
    const step = steps.get(`vars/program${i}.groovy`)
    if (step === undefined) return { problem: `program ${i} was not compiled` }
    const faults = lint(step.file, step.unit)
    return faults.length > 0 ? { problem: faults.join('\n') } : { groovy: compiler.printFile(step.file).text }
  })
}

/**
 * The compiled program alone, for what Node does otherwise: where its own result would be wrong. `caller` is the Groovy of
 * a method that calls it, `methods` are beside it.
 */
export async function underCps(
  source: string,
  args: Json[],
  caller?: string,
  engine: EngineVariant = 'cps-1.31',
  methods = '',
): Promise<RunResult> {
  const [{ groovy, problem } = {}] = compileAll([source])
  if (groovy === undefined) throw new Error(problem)
  if (caller === undefined) return evaluate(groovy, { args, world, engine })
  return evaluate(`${groovy}\ndef caller() { ${caller} }\n${methods}\n`, { method: 'caller', world, engine })
}

/** What the program returns on Node. */
export function onNodeOnly(source: string, args: Json[]): Json {
  return onNode(source, args).result
}

const runs: readonly { engine: EngineVariant; reload: 'never' | 'class-loader' }[] = [
  { engine: 'cps-1.31', reload: 'never' },
  { engine: 'cps-1.31', reload: 'class-loader' },
  { engine: 'sandbox-1.24', reload: 'class-loader' },
]

export async function compare(source: string, groovy: string, args: Json[], loader?: Loader): Promise<void> {
  const expected = onNode(source, args, loader)
  const results = await Promise.all(runs.map((how) => evaluate(groovy, { args, world, ...how })))
  results.forEach((run, i) => {
    for (const call of run.sandboxCalls)
      if (!isAllowed(call)) throw new Error(`${call} is not in allowed-calls.txt\n\n${groovy}`)
    // The Groovy is worth more than a diff when they differ.
    try {
      expect({ ...runs[i], ...behaviourOf(run) }).toEqual({ ...runs[i], ...expected })
    } catch (error) {
      throw new Error(`${(error as Error).message}\n\n${groovy}`)
    }
  })
}

export function behaviourOf(run: RunResult): Behaviour {
  const steps = [...run.calls, ...run.blocks]
    .filter(({ step }) => step !== 'parallel')
    .sort((a, b) => a.id - b.id)
    .map(({ step, args }) => shown(step, args))
  if (run.error?.class === 'bench') throw new Error(run.error.message)
  return { result: run.error === undefined ? run.result : null, error: run.error?.message ?? null, steps }
}
