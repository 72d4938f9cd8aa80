import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { functionNamed } from '../compiler/modules'
import type { Diagnostic } from '../diagnostic'
import { docOf, textOf } from '../doc-comment'
import { generatedNote } from '../generated'
import { located } from '../located'
import type { Sources } from '../sources'
import type { ts } from '../typescript'
import type { Source } from './bundle'
import type { Made as Yaml } from './make'

interface Resource extends Source {
  readonly file: ts.SourceFile
  /** Below `resources/kiln/`. */
  readonly path: string
  /** Kept with the sources, as long as neither the module nor the emitter changes. */
  readonly kept: { made?: Made; emitter?: unknown }
}

interface Made {
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes the YAML of what the functions of these modules return without options, by the very emitter that makes a call's
 * pod in Jenkins: `xPod` of `src/pods/xPod.ts` as `resources/kiln/pods/x.yaml`, and `x` of `src/manifests/x.ts`, also in
 * folders, as `resources/kiln/manifests/x.yaml`, an array as several documents.
 */
export async function generateResources(
  sources: Sources,
): Promise<{ files: Map<string, string>; diagnostics: Diagnostic[] }> {
  const yaml = sources.file('src/pods/yaml.ts')
  const emitter = yaml && sources.once('emitter', yaml, () => ({}))
  const resources = resourcesOf(sources)
  const missing = resources.filter(({ kept }) => kept.made === undefined || kept.emitter !== emitter)
  await makeAll(sources, missing)
  for (const { kept } of missing) kept.emitter = emitter
  const files = new Map<string, string>()
  for (const { path, kept } of resources) {
    if (kept.made?.text !== undefined) files.set(`resources/kiln/${path}`, kept.made.text)
  }
  return { files, diagnostics: resources.flatMap(({ kept }) => kept.made?.diagnostics ?? []) }
}

function resourcesOf(sources: Sources): Resource[] {
  return sources.modules().flatMap((file) => {
    const source = sources.pathOf(file)
    const name = basename(file.fileName, '.ts')
    const [, pod] = /^src\/pods\/([^/]+)Pod\.ts$/.exec(source) ?? []
    const [, manifest] = /^src\/(manifests\/.+)\.ts$/.exec(source) ?? []
    const path = pod === undefined ? manifest : `pods/${pod}`
    if (path === undefined) return []
    const module = source.replace(/^src\/(.*)\.ts$/, '$1')
    return [{ file, name, module, path: `${path}.yaml`, kept: sources.once('resource', file, () => ({})) }]
  })
}

async function makeAll(sources: Sources, resources: readonly Resource[]): Promise<void> {
  if (resources.length === 0) return
  const all = await makeBeside(sources.root, resources.map(({ module, name }) => ({ module, name })))
  resources.forEach((resource, i) => (resource.kept.made = kept(all[i]!, resource, sources)))
}

/** In a thread of its own, since the compiler keeps this one from answering until it is done. */
function makeBeside(root: string, sources: readonly Source[]): Promise<readonly Yaml[]> {
  const run = join(__dirname, '../../bin/run-ts.js')
  const worker = new Worker(run, { argv: [join(__dirname, 'worker.ts')], workerData: { root, sources } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a module of src/pods/ or src/manifests/ ended the process')))
  })
}

function kept(yaml: Yaml, resource: Resource, sources: Sources): Made {
  if ('diagnostics' in yaml) return yaml
  if ('failure' in yaml) return { diagnostics: [problem(sources, resource, yaml.failure)] }
  const text = `# ${generatedNote(sources.pathOf(resource.file))}\n${comment(resource)}${yaml.yaml}`
  return { text, diagnostics: [] }
}

/** What the doc comment of a manifest's function says to whoever applies it. */
function comment({ file, name, path }: Resource): string {
  const made = path.startsWith('manifests/') ? functionNamed(name, file) : undefined
  const doc = made && docOf(made)
  const lines = doc === undefined ? [] : textOf(doc).split('\n')
  return lines.map((line) => `# ${line}\n`).join('')
}

function problem(sources: Sources, { file, name }: Resource, message: string): Diagnostic {
  const at = functionNamed(name, file)?.name ?? file
  const suggestion = 'Give each of its options a default.'
  return located(sources, file, at.getStart(), at.getText().length, { code: 'KILN902', message, suggestion })
}
