import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { formatDiagnostic } from '../../build/compiler'
import { lowerLibrary } from '../../build/compiler/compile'
import { printFile } from '../../build/compiler/groovy/print'
import type { EngineVariant } from '../bench/engine'
import { lint } from '../compiler/lint'
import { isAllowed } from './allowed-calls'
import { evaluate, type RunResult } from '../bench/pipeline'
import { STEPS } from '../bench/steps'
import { type BlockCall, type Json, type StepCall, StepFailure, type World } from '../bench/world'

/**
 * Runs the same TypeScript on Node and, compiled, under groovy-cps: on both engines, straight on and with the state
 * saved and loaded at every suspension. Result, error and steps must be the same.
 */

interface Program {
  title: string
  source: string
  calls: Json[][]
}

/** What a run did, in the form that both sides share. */
interface Behaviour {
  result: Json
  error: string | null
  steps: string[]
}

const root = join(__dirname, 'library')
const shellModules = ['src/shell/shell.ts', 'src/shell/quote.ts']

/** A test of this module, whose `call` is called with each of these lists of arguments. */
export type Test = (title: string, source: string, ...calls: Json[][]) => void

export interface Tests {
  /** It does the same on both sides. */
  behavesAlike: Test
  /** It is to behave alike one day; until then the compiler refuses it, rather than give it another meaning. */
  notYet: Test
}

/** The programs of a test file; they are compiled together, once. */
export function programs(): Tests {
  const all: Program[] = []
  let compiled: Compiled | undefined
  const test =
    (check: (program: Program, groovy: string | undefined, problem: string) => Promise<void>): Test =>
    (title, source, ...calls) => {
      const program = { title, source, calls: calls.length === 0 ? [[]] : calls }
      const path = `vars/program${all.push(program)}.groovy`
      it(title, () => {
        compiled ??= compileAll(all)
        return check(
          program,
          compiled.files.get(path),
          compiled.problems.get(path) ?? `${path} was not compiled`,
        )
      })
    }
  return {
    behavesAlike: test(async ({ source, calls }, groovy, problem) => {
      if (groovy === undefined) throw new Error(problem)
      for (const args of calls) await compare(source, groovy, args)
    }),
    notYet: test(async (_program, groovy, problem) => {
      if (groovy !== undefined) throw new Error('It compiles now: let this be behavesAlike.')
      expect(problem).toMatch(/ error KILN\d+: /)
      expect(problem).not.toMatch(/ error TS\d+: /)
    }),
  }
}

interface Compiled {
  files: Map<string, string>
  /** Why a program could not be compiled. */
  problems: Map<string, string>
}

/** A program that is refused fails its own test only. */
function compileAll(programs: Program[]): Compiled {
  const overlay: Record<string, string> = {}
  for (const path of shellModules) overlay[path] = readFileSync(join(__dirname, '../..', path), 'utf8')
  programs.forEach(({ source }, i) => (overlay[`src/vars/program${i + 1}.ts`] = source))
  const { steps, diagnostics } = lowerLibrary({ root, overlay })
  const files = new Map<string, string>()
  const problems = new Map<string, string>()
  for (const one of diagnostics) {
    const path = one.file.replace(/^src\/(.*)\.ts$/, '$1.groovy')
    problems.set(path, `${problems.get(path) ?? ''}${formatDiagnostic(one, false)}\n\n`)
  }
  for (const [path, { file, unit }] of steps) {
    const faults = lint(file, unit)
    if (faults.length > 0) problems.set(path, `${problems.get(path) ?? ''}${faults.join('\n')}`)
    else if (!problems.has(path)) files.set(path, printFile(file).text)
  }
  return { files, problems }
}

/**
 * The compiled program alone, for what Node does otherwise: where its own result would be wrong. `caller` is the Groovy of
 * a method that calls it.
 */
export async function underCps(source: string, args: Json[], caller?: string): Promise<RunResult> {
  const { files, problems } = compileAll([{ title: '', source, calls: [] }])
  const groovy = files.get('vars/program1.groovy')
  if (groovy === undefined) throw new Error([...problems.values()].join())
  if (caller === undefined) return evaluate(groovy, { args, world })
  return evaluate(`${groovy}\ndef caller() { ${caller} }\n`, { method: 'caller', world })
}

/** What the program returns on Node. */
export function onNodeOnly(source: string, args: Json[]): Json {
  return onNode(source, args).result
}

async function compare(source: string, groovy: string, args: Json[]): Promise<void> {
  const expected = onNode(source, args)
  const runs: [EngineVariant, 'never' | 'class-loader'][] = [
    ['cps-1.31', 'never'],
    ['cps-1.31', 'class-loader'],
    ['sandbox-1.24', 'class-loader'],
  ]
  for (const [engine, reload] of runs) {
    const run = await evaluate(groovy, { args, world, engine, reload })
    const actual = { engine, reload, ...behaviourOf(run) }
    for (const call of run.sandboxCalls)
      if (!isAllowed(call)) throw new Error(`${call} is not in allowed-calls.txt\n\n${groovy}`)
    // The Groovy is worth more than a diff when they differ.
    try {
      expect(actual).toEqual({ engine, reload, ...expected })
    } catch (error) {
      throw new Error(`${(error as Error).message}\n\n${groovy}`)
    }
  }
}

function behaviourOf(run: RunResult): Behaviour {
  const steps = [...run.calls, ...run.blocks]
    .filter(({ step }) => step !== 'parallel')
    .sort((a, b) => a.id - b.id)
    .map(({ step, args }) => shown(step, args))
  if (run.error?.class === 'bench') throw new Error(run.error.message)
  return { result: run.error === undefined ? run.result : null, error: run.error?.message ?? null, steps }
}

/** The program on Node, with steps that are called at once. */
function onNode(source: string, args: Json[]): Behaviour {
  const steps: string[] = []
  let result: Json = null
  let error: string | null = null
  try {
    const given = args.map((arg) => (arg === null ? undefined : structuredClone(arg)))
    result = plain(loadOnNode(source, steps)(...given))
  } catch (thrown) {
    error = (thrown as Error).message
  }
  return { result, error, steps }
}

type Call = (...args: unknown[]) => unknown

export function loadOnNode(source: string, steps: string[] = []): Call {
  const globals = stepsOnNode(steps)
  return load(source, globals)['call'] as Call
}

function load(source: string, globals: Record<string, unknown>): Record<string, unknown> {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' })
  const require = (path: string): unknown => {
    const module = shellModules.find((one) => one.endsWith(`${path.replace(/^.*\//, '')}.ts`))
    if (module === undefined) throw new Error(`a program cannot import ${path}`)
    return load(readFileSync(join(__dirname, '../..', module), 'utf8'), globals)
  }
  const exports: { exports: Record<string, unknown> } = { exports: {} }
  new Function('require', 'module', ...Object.keys(globals), code)(
    require,
    exports,
    ...Object.values(globals),
  )
  return exports.exports
}

function stepsOnNode(steps: string[]): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    env: new Proxy({}, { get: (_, name: string) => world.env(name, []) ?? undefined }),
  }
  for (const [step, { sole, block }] of Object.entries(STEPS)) {
    globals[step] = (...values: unknown[]): unknown => {
      const body = block ? (values.pop() as () => unknown) : undefined
      const [first] = values
      const isNamed = typeof first === 'object' && first !== null && !Array.isArray(first)
      const args = (
        isNamed ? first : first === undefined ? {} : { [sole ?? 'value']: plain(first) }
      ) as Record<string, Json>
      steps.push(shown(step, plain(args) as Record<string, Json>))
      if (body === undefined) return answer(step, args)
      return step === 'retry' ? retried(body, Number(args['count'])) : body()
    }
  }
  globals['parallel'] = (branches: Record<string, () => unknown>) =>
    Object.fromEntries(Object.entries(branches).map(([name, body]) => [name, body()]))
  return globals
}

function retried(body: () => unknown, count: number): unknown {
  try {
    return body()
  } catch (error) {
    if (count <= 1) throw error
    return retried(body, count - 1)
  }
}

/** What a step returns or throws, on both sides. */
function answer(step: string, args: Readonly<Record<string, Json>>): Json {
  const text = String(args['script'] ?? args['file'] ?? args['message'] ?? '')
  if (step === 'error' || text.startsWith('fail')) throw new StepFailure(text)
  if (text.startsWith('abort')) throw new StepFailure(text, 'abort')
  if (step === 'readFile') return text
  return args['returnStatus'] === true ? Number(text) : null
}

const world: World = {
  call: async ({ step, args }: StepCall) => answer(step, args),
  enter: async (_block: BlockCall) => undefined,
  leave: async () => undefined,
  env: (name) => (name === 'GREETING' ? 'hello' : null),
}

function shown(step: string, args: Readonly<Record<string, Json>>): string {
  return `${step} ${JSON.stringify(args)}`
}

/** Undefined is null in Groovy, and what `toString` tells of an object on Node is a text there. */
export function plain(value: unknown): Json {
  if (value === undefined || value === null || typeof value === 'function') return null
  if (Array.isArray(value)) return value.map(plain)
  // Minus zero is zero wherever a program can see it.
  if (value === 0) return 0
  if (typeof value !== 'object') return value as Json
  // An object of another realm is one, too.
  if (value.constructor.name !== 'Object') return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}
