import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { build, type Message } from 'esbuild'
import type { Pod } from 'kubernetes-types/core/v1'
import type { Diagnostic } from '../diagnostic'

/** What the bundle of pod modules exports. */
export interface PodModules {
  readonly pods: { readonly [name: string]: () => Pod }
  readonly toYaml: (value: unknown) => string
}

/** One script of the modules `src/pods/xPod.ts` and the emitter, or why there is none. */
export interface Bundle {
  readonly code?: string
  readonly diagnostics?: readonly Diagnostic[]
}

export async function bundlePods(root: string, names: readonly string[]): Promise<Bundle> {
  const contents = [
    ...names.map((name) => `import { ${name}Pod } from './${name}Pod'`),
    `export const pods = { ${names.map((name) => `${name}: ${name}Pod`).join(', ')} }`,
    "export { toYaml } from './yaml'",
  ].join('\n')
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(root, 'src/pods'), sourcefile: 'src/pods', loader: 'ts' },
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
export function run(code: string): PodModules {
  const module = { exports: {} }
  compileFunction(code, ['module', 'exports'])(module, module.exports)
  return module.exports as PodModules
}

function diagnosticOf({ text, location }: Message): Diagnostic {
  const { file = 'src/pods', line = 1, column = 0, length = 0, lineText: source = '' } = location ?? {}
  const suggestion = 'A pod module exports the function that it is named after.'
  return { code: 'KILN901', message: `${text}.`, suggestion, file, line, column: column + 1, source, length }
}
