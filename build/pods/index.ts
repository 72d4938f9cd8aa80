import { isDeepStrictEqual } from 'node:util'
import type { Pod } from 'kubernetes-types/core/v1'
import type { SourceFile } from 'ts-morph'
import { parseDocument } from 'yaml'
import type { Diagnostic } from '../diagnostic'
import { generatedNote } from '../generated'
import { located } from '../located'
import type { Sources } from '../sources'
import { bundlePods, type PodModules, run } from './bundle'

interface PodModule {
  readonly file: SourceFile
  readonly name: string
  /** Kept with the sources, as long as neither the module nor the emitter changes. */
  readonly kept: { made?: Made; emitter?: unknown }
}

interface Made {
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes the default pod of each module `src/pods/xPod.ts`, what its function `xPod` returns without options, as
 * `resources/kiln/pods/x.yaml`, by the very emitter that makes a call's pod in Jenkins.
 */
export async function generatePods(
  sources: Sources,
): Promise<{ files: Map<string, string>; diagnostics: Diagnostic[] }> {
  const yaml = sources.file('src/pods/yaml.ts')
  const emitter = yaml && sources.once('emitter', yaml, () => ({}))
  const modules = podModules(sources)
  const missing = modules.filter(({ kept }) => kept.made === undefined || kept.emitter !== emitter)
  await makePods(sources, missing)
  for (const { kept } of missing) kept.emitter = emitter
  const files = new Map<string, string>()
  for (const { name, kept } of modules) {
    if (kept.made?.text !== undefined) files.set(`resources/kiln/pods/${name}.yaml`, kept.made.text)
  }
  return { files, diagnostics: modules.flatMap(({ kept }) => kept.made?.diagnostics ?? []) }
}

function podModules(sources: Sources): PodModule[] {
  return sources.modules().flatMap((file) => {
    const [, name] = /^src\/pods\/([^/]+)Pod\.ts$/.exec(sources.pathOf(file)) ?? []
    return name === undefined ? [] : [{ file, name, kept: sources.once('pod', file, () => ({})) }]
  })
}

/** Bundling is slow to start, hence all in one go; but the mistakes of one must not hide those of the others. */
async function makePods(sources: Sources, modules: readonly PodModule[]): Promise<void> {
  if (modules.length === 0) return
  const names = modules.map(({ name }) => name)
  const { code, diagnostics = [] } = await bundlePods(sources.root, names)
  const loaded = code === undefined ? undefined : load(code)
  if (typeof loaded === 'object') {
    for (const module of modules) module.kept.made = makePod(sources, module, loaded)
  } else if (modules.length > 1) {
    for (const module of modules) await makePods(sources, [module])
  } else {
    const failed = modules.map((module) => podDiagnostic(sources, module, `${module.name}Pod.ts ${loaded}`))
    modules[0]!.kept.made = { diagnostics: loaded === undefined ? diagnostics : failed }
  }
}

/** What the modules export, or why they cannot be run. */
function load(code: string): PodModules | string {
  try {
    return run(code)
  } catch (error) {
    return `cannot be loaded: ${(error as Error).message}.`
  }
}

function makePod(sources: Sources, module: PodModule, { pods, toYaml }: PodModules): Made {
  try {
    const pod = pods[module.name]!()
    const text = `# ${generatedNote(sources.pathOf(module.file))}\n${toYaml(pod)}`
    assertMeans(text, pod)
    return { text, diagnostics: [] }
  } catch (error) {
    const message = `${module.name}Pod() fails without options: ${(error as Error).message}.`
    return { diagnostics: [podDiagnostic(sources, module, message)] }
  }
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

function podDiagnostic(sources: Sources, { file, name }: PodModule, message: string): Diagnostic {
  const at = file.getFunction(`${name}Pod`)?.getNameNode() ?? file
  const suggestion = 'Give each of its options a default.'
  return located(sources, file, at.getStart(), at.getText().length, { code: 'KILN902', message, suggestion })
}
