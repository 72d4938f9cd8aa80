import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { STEPS } from '../bench/steps'
import { type BlockCall, type Json, type StepCall, StepFailure, type World } from '../bench/world'

/** What a run did, in the form that Node and the engine share. */
export interface Behaviour {
  result: Json
  error: string | null
  steps: string[]
}

/** Modules of the library that programs may import. */
export const shellModules = ['src/shell/shell.ts', 'src/shell/quote.ts']

/** Another way to make JavaScript of a program, and what that JavaScript knows by name. */
export interface Loader {
  javaScript(source: string): string
  readonly globals: Readonly<Record<string, unknown>>
}

const plainLoader: Loader = { javaScript, globals: {} }

/** The program on Node, with steps that are called at once. */
export function onNode(source: string, args: Json[], loader?: Loader): Behaviour {
  const steps: string[] = []
  let result: Json = null
  let error: string | null = null
  const call = loadOnNode(source, steps, loader)
  try {
    const given = args.map((arg) => (arg === null ? undefined : structuredClone(arg)))
    result = plain(call(...given))
  } catch (thrown) {
    error = (thrown as Error).message
  }
  return { result, error, steps }
}

type Call = (...args: unknown[]) => unknown

export function loadOnNode(source: string, steps: string[] = [], loader = plainLoader): Call {
  const globals = { ...stepsOnNode(steps), ...loader.globals }
  return load(loader.javaScript(source), globals)['call'] as Call
}

export function javaScript(source: string): string {
  return transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' }).code
}

const shellModuleCode = new Map<string, string>()

function codeOfShellModule(module: string): string {
  const code =
    shellModuleCode.get(module) ?? javaScript(readFileSync(join(__dirname, '../..', module), 'utf8'))
  shellModuleCode.set(module, code)
  return code
}

function load(code: string, globals: Record<string, unknown>): Record<string, unknown> {
  const require = (path: string): unknown => {
    const module = shellModules.find((one) => one.endsWith(`${path.replace(/^.*\//, '')}.ts`))
    if (module === undefined) throw new Error(`a program cannot import ${path}`)
    return load(codeOfShellModule(module), globals)
  }
  const exports: { exports: Record<string, unknown> } = { exports: {} }
  new Function('require', 'module', 'exports', ...Object.keys(globals), code)(
    require,
    exports,
    exports.exports,
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
    if (count <= 1 || isAbort(error)) throw error
    return retried(body, count - 1)
  }
}

/** Nothing but a `finally` may see it. */
export function isAbort(error: unknown): boolean {
  return error instanceof StepFailure && error.kind === 'abort'
}

/** What a step returns or throws, on both sides. */
function answer(step: string, args: Readonly<Record<string, Json>>): Json {
  const text = String(args['script'] ?? args['file'] ?? args['message'] ?? '')
  if (step === 'error' || text.startsWith('fail')) throw new StepFailure(text)
  if (text.startsWith('abort')) throw new StepFailure(text, 'abort')
  if (step === 'readFile') return text
  return args['returnStatus'] === true ? Number(text) : null
}

/** The same steps for the engine. */
export const world: World = {
  call: async ({ step, args }: StepCall) => answer(step, args),
  enter: async (_block: BlockCall) => undefined,
  leave: async () => undefined,
  env: (name) => (name === 'GREETING' ? 'hello' : null),
}

export function shown(step: string, args: Readonly<Record<string, Json>>): string {
  return `${step} ${JSON.stringify(args)}`
}

/** Undefined is null in Groovy, and what `toString` tells of an object on Node is a text there. */
export function plain(value: unknown): Json {
  if (value === undefined || value === null || typeof value === 'function') return null
  if (Array.isArray(value)) return value.map(plain)
  // Minus zero is zero wherever a program can see it.
  if (value === 0) return 0
  if (typeof value !== 'object') return value as Json
  // An object of another realm is one, too; it may have a property of this name.
  if (Object.getPrototypeOf(value)?.constructor.name !== 'Object') return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}
