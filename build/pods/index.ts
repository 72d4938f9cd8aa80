import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { compileFunction } from 'node:vm'
import { build, type Message } from 'esbuild'
import type { Pod } from 'kubernetes-types/core/v1'
import { parseDocument } from 'yaml'
import type { Diagnostic } from '../diagnostic'
import { generatedNote } from '../generated'

/** What the bundle of all pod modules exports. */
interface PodModules {
  readonly pods: { readonly [name: string]: () => Pod }
  readonly toYaml: (value: unknown) => string
}

/**
 * Writes the default pod of each module `src/pods/xPod.ts`, what its function `xPod` returns without options, to
 * `resources/kiln/pods/x.yaml`, by the very emitter that makes a call's pod in Jenkins.
 */
export async function generatePods(
  root: string,
): Promise<{ files: Map<string, string>; diagnostics: Diagnostic[] }> {
  const files = new Map<string, string>()
  const names = podNames(root)
  if (names.length === 0) return { files, diagnostics: [] }
  const { code, diagnostics } = await bundle(root, names)
  if (code === undefined) return { files, diagnostics }
  const { pods, toYaml } = run(code)
  for (const name of names) {
    const source = `src/pods/${name}Pod.ts`
    try {
      const pod = pods[name]!()
      const text = `# ${generatedNote(source)}\n${toYaml(pod)}`
      assertMeans(text, pod)
      files.set(`resources/kiln/pods/${name}.yaml`, text)
    } catch (error) {
      diagnostics.push(
        podDiagnostic(source, `${name}Pod() fails without options: ${(error as Error).message}.`),
      )
    }
  }
  return { files, diagnostics }
}

function podNames(root: string): string[] {
  const folder = join(root, 'src/pods')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('Pod.ts')) : []
  return files.map((file) => basename(file, 'Pod.ts')).sort()
}

async function bundle(root: string, names: string[]): Promise<{ code?: string; diagnostics: Diagnostic[] }> {
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
    return { code: outputFiles[0]!.text, diagnostics: [] }
  } catch (error) {
    const { errors = [] } = error as { errors?: Message[] }
    if (errors.length === 0) throw error
    return { diagnostics: errors.map(bundleDiagnostic) }
  }
}

function run(code: string): PodModules {
  const module = { exports: {} }
  compileFunction(code, ['module', 'exports'])(module, module.exports)
  return module.exports as PodModules
}

/** YAML 1.2 is what Kubernetes' own tools read, 1.1 what the kubernetes plugin of Jenkins reads. */
function assertMeans(text: string, pod: Pod): void {
  const meant: unknown = JSON.parse(JSON.stringify(pod))
  for (const version of ['1.1', '1.2'] as const) {
    const document = parseDocument(text, { version, uniqueKeys: true })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) throw problem
    if (!isDeepStrictEqual(document.toJS(), meant))
      throw new Error(`its YAML ${version} does not say the same`)
  }
}

function bundleDiagnostic({ text, location }: Message): Diagnostic {
  const { file = 'src/pods', line = 1, column = 0, length = 0, lineText: source = '' } = location ?? {}
  const suggestion = 'A pod module exports the function that it is named after.'
  return { code: 'KILN901', message: `${text}.`, suggestion, file, line, column: column + 1, source, length }
}

function podDiagnostic(file: string, message: string): Diagnostic {
  const suggestion = 'Give each of its options a default.'
  return { code: 'KILN902', message, suggestion, file, line: 1, column: 1, source: '', length: 0 }
}
