import { compileSources, type Library } from '../compiler'
import { refusals } from '../compiler/diagnostics'
import { type Diagnostic, inOrder } from '../diagnostic'
import { generateOptions } from '../options'
import { generateResources } from '../resources'
import { Sources } from '../sources'

export interface BuildResult {
  /** All that the build makes: text by path, relative to the root. Empty when there are diagnostics. */
  readonly files: ReadonlyMap<string, string>
  /** Type errors first; all of the build. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes everything that is generated from a library's sources; reads files and writes none. */
export async function buildAll(sources: Sources): Promise<BuildResult> {
  // By another thread meanwhile.
  const resources = generateResources(sources)
  const { options, library } = compileAll(sources)
  const made = await resources
  const compiled = library.diagnostics.filter((one) => options.diagnostics.length === 0 || !isFromOption(one))
  const diagnostics = inOrder([...compiled, ...options.diagnostics, ...made.diagnostics])
  if (diagnostics.length > 0) return { files: new Map(), diagnostics }
  return { files: new Map([...options.files, ...library.files, ...made.files]), diagnostics }
}

/** The steps are compiled against the tables of now, not against those that happen to lie on disk. */
export function compileAll(sources: Sources): {
  options: ReturnType<typeof generateOptions>
  library: Library
} {
  const options = generateOptions(sources)
  sources.put([...options.files].filter(([path]) => path.endsWith('.ts')))
  return { options, library: compileSources(sources) }
}

/** A refused option is an `any` in the table, which leads to complaints of its own. */
function isFromOption({ code, file }: Diagnostic): boolean {
  return code === refusals.noAny.code || file.startsWith('src/options/tables/')
}
