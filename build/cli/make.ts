import type { Diagnostic } from '../diagnostic'
import type { Sources } from '../sources'
import { buildAll } from './buildAll'
import { compare, type Difference, noDifference, write } from './generatedFiles'

export { Sources } from '../sources'

export interface Outcome {
  /** How many files the sources make. */
  readonly files: number
  readonly diagnostics: readonly Diagnostic[]
  /** How the files on disk differed. */
  readonly difference: Difference
}

/** Makes all that is generated and, unless it is only to be checked, writes what differs. */
export async function make(sources: Sources, isCheck: boolean): Promise<Outcome> {
  const { files, diagnostics } = await buildAll(sources)
  if (diagnostics.length > 0) return { files: 0, diagnostics, difference: noDifference }
  const difference = compare(sources.root, files)
  if (!isCheck) write(sources.root, files, difference)
  return { files: files.size, diagnostics, difference }
}
