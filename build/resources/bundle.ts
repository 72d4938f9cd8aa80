import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { build, type Message } from 'esbuild'
import type { Diagnostic } from '../diagnostic'

/** A module of `src/` and the function that makes its object, or its objects, of Kubernetes. */
export interface Source {
  /** Relative to `src/`, without the ending. */
  readonly module: string
  readonly name: string
}

/** What the bundle exports: the functions in the order of their sources, and the emitter. */
export interface Modules {
  readonly functions: readonly (() => object)[]
  readonly toYaml: (value: unknown) => string
}

/** One script of the modules and the emitter, or why there is none. */
export interface Bundle {
  readonly code?: string
  readonly diagnostics?: readonly Diagnostic[]
}

export async function bundleModules(root: string, sources: readonly Source[]): Promise<Bundle> {
  const contents = [
    ...sources.map(({ module, name }, i) => `import { ${name} as function${i} } from './${module}'`),
    `export const functions = [${sources.map((_, i) => `function${i}`).join(', ')}]`,
    "export { toYaml } from './pods/yaml'",
  ].join('\n')
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(root, 'src'), sourcefile: 'src', loader: 'ts' },
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      logLevel: 'silent',
    })
    return { code: outputFiles[0]!.text }
  } catch (error) {
    const { errors = [] } = error as { errors?: Message[] }
    if (errors.length === 0) throw error
    return { diagnostics: errors.map(diagnosticOf) }
  }
}

/** Runs the modules, not yet their functions. */
export function run(code: string): Modules {
  const module = { exports: {} }
  compileFunction(code, ['module', 'exports'])(module, module.exports)
  return module.exports as Modules
}

function diagnosticOf({ text, location }: Message): Diagnostic {
  const { file = 'src', line = 1, column = 0, length = 0, lineText: source = '' } = location ?? {}
  const suggestion = 'A module of src/pods/ or src/manifests/ exports the function that it is named after.'
  return { code: 'KILN901', message: `${text}.`, suggestion, file, line, column: column + 1, source, length }
}
