import { compileLibrary } from '../compiler'
import type { Diagnostic } from '../diagnostic'
import { generateOptions } from '../options'
import { generatePods } from '../pods'

export interface BuildResult {
  /** All that the build makes: text by path, relative to the root. Empty when there are diagnostics. */
  readonly files: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes everything that is generated from a library's sources; reads files and writes none. */
export async function buildAll(root: string): Promise<BuildResult> {
  const options = await generateOptions(root)
  if (options.diagnostics.length > 0) return { files: new Map(), diagnostics: options.diagnostics }
  // The steps are compiled against the tables of now, not against those that happen to lie on disk.
  const tables = [...options.files].filter(([path]) => path.endsWith('.ts'))
  const library = compileLibrary({ root, overlay: Object.fromEntries(tables) })
  const pods = await generatePods(root)
  const diagnostics = [...library.diagnostics, ...pods.diagnostics]
  const files = new Map([...options.files, ...library.files, ...pods.files])
  return { files: diagnostics.length > 0 ? new Map() : files, diagnostics }
}
