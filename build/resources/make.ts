import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments } from 'yaml'
import type { Diagnostic } from '../diagnostic'
import { bundleModules, type Modules, run, type Source } from './bundle'

/** What was made of a function's objects, or why nothing was. */
export type Made =
  | { readonly yaml: string }
  | { readonly failure: string }
  | { readonly diagnostics: readonly Diagnostic[] }

/** Bundling is slow to start, hence all in one go; but the mistakes of one must not hide those of the others. */
export async function makeAll(root: string, sources: readonly Source[]): Promise<Made[]> {
  const { code, diagnostics = [] } = await bundleModules(root, sources)
  const loaded = code === undefined ? undefined : load(code)
  if (typeof loaded === 'object') return sources.map((source, i) => make(source, i, loaded))
  if (sources.length === 1)
    return [loaded === undefined ? { diagnostics } : { failure: `${sources[0]!.module}.ts ${loaded}` }]
  const made: Made[] = []
  for (const source of sources) made.push(...(await makeAll(root, [source])))
  return made
}

/** What the modules export, or why they cannot be run. */
function load(code: string): Modules | string {
  try {
    return run(code)
  } catch (error) {
    return `cannot be loaded: ${(error as Error).message}.`
  }
}

function make({ name }: Source, i: number, { functions, toYaml }: Modules): Made {
  try {
    const objects = [functions[i]!()].flat() as object[]
    const yaml = objects.map((object) => toYaml(object)).join('---\n')
    assertMeans(yaml, objects)
    return { yaml }
  } catch (error) {
    return { failure: `${name}() fails without options: ${(error as Error).message}.` }
  }
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
