import { isDeepStrictEqual } from 'node:util'
import type { SourceFile } from 'ts-morph'
import { parseAllDocuments } from 'yaml'
import type { Diagnostic } from '../diagnostic'
import { generatedNote } from '../generated'
import { located } from '../located'
import type { Sources } from '../sources'
import { bundleModules, type Modules, run, type Source } from './bundle'

interface Resource extends Source {
  readonly file: SourceFile
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
    const name = file.getBaseNameWithoutExtension()
    const [, pod] = /^src\/pods\/([^/]+)Pod\.ts$/.exec(source) ?? []
    const [, manifest] = /^src\/(manifests\/.+)\.ts$/.exec(source) ?? []
    const path = pod === undefined ? manifest : `pods/${pod}`
    if (path === undefined) return []
    const module = source.replace(/^src\/(.*)\.ts$/, '$1')
    return [{ file, name, module, path: `${path}.yaml`, kept: sources.once('resource', file, () => ({})) }]
  })
}

/** Bundling is slow to start, hence all in one go; but the mistakes of one must not hide those of the others. */
async function makeAll(sources: Sources, resources: readonly Resource[]): Promise<void> {
  if (resources.length === 0) return
  const { code, diagnostics = [] } = await bundleModules(sources.root, resources)
  const loaded = code === undefined ? undefined : load(code)
  if (typeof loaded === 'object') {
    resources.forEach((resource, i) => (resource.kept.made = make(sources, resource, i, loaded)))
  } else if (resources.length > 1) {
    for (const resource of resources) await makeAll(sources, [resource])
  } else {
    const failed = resources.map((one) => problem(sources, one, `${one.file.getBaseName()} ${loaded}`))
    resources[0]!.kept.made = { diagnostics: loaded === undefined ? diagnostics : failed }
  }
}

/** What the modules export, or why they cannot be run. */
function load(code: string): Modules | string {
  try {
    return run(code)
  } catch (error) {
    return `cannot be loaded: ${(error as Error).message}.`
  }
}

function make(sources: Sources, resource: Resource, i: number, { functions, toYaml }: Modules): Made {
  try {
    const objects = [functions[i]!()].flat() as object[]
    const documents = objects.map((object) => toYaml(object)).join('---\n')
    const text = `# ${generatedNote(sources.pathOf(resource.file))}\n${comment(resource)}${documents}`
    assertMeans(text, objects)
    return { text, diagnostics: [] }
  } catch (error) {
    const message = `${resource.name}() fails without options: ${(error as Error).message}.`
    return { diagnostics: [problem(sources, resource, message)] }
  }
}

/** What the doc comment of a manifest's function says to whoever applies it. */
function comment({ file, name, path }: Resource): string {
  const [doc] = path.startsWith('manifests/') ? (file.getFunction(name)?.getJsDocs() ?? []) : []
  const lines = doc === undefined ? [] : doc.getDescription().trim().split('\n')
  return lines.map((line) => `# ${line}\n`).join('')
}

/** YAML 1.2 is what Kubernetes' own tools read, 1.1 what the kubernetes plugin of Jenkins reads. */
function assertMeans(text: string, objects: readonly object[]): void {
  const meant: unknown = JSON.parse(JSON.stringify(objects))
  for (const version of ['1.1', '1.2'] as const) {
    const documents = parseAllDocuments(text, { version, uniqueKeys: true })
    if (!Array.isArray(documents)) throw new Error('it is empty')
    const [wrong] = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])
    if (wrong) throw wrong
    const read = documents.map((document) => document.toJS() as unknown)
    if (!isDeepStrictEqual(read, meant)) throw new Error(`its YAML ${version} does not say the same`)
  }
}

function problem(sources: Sources, { file, name }: Resource, message: string): Diagnostic {
  const at = file.getFunction(name)?.getNameNode() ?? file
  const suggestion = 'Give each of its options a default.'
  return located(sources, file, at.getStart(), at.getText().length, { code: 'KILN902', message, suggestion })
}
