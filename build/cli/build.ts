import { isSame, noDifference } from './generatedFiles'
import type { Outcome } from './make'
import { Stamp } from './stamp'
import { type Format, tell } from './tell'

export interface BuildOptions {
  /** Only say how the files on disk differ from what the sources make. */
  readonly check: boolean
  readonly format: Format
}

/** Builds the library; false when its sources have errors or, with `check`, when the files on disk differ. */
export async function build(root: string, options: BuildOptions): Promise<boolean> {
  const startedAt = Date.now()
  return tell(root, await outcomeOf(root, options), options, startedAt)
}

/** The compiler takes long to load, so that it is loaded only where there is something to do. */
async function outcomeOf(root: string, { check }: BuildOptions): Promise<Outcome> {
  const stamp = new Stamp(root)
  const filesBuilt = stamp.filesBuilt()
  if (filesBuilt !== undefined) return { files: filesBuilt, diagnostics: [], difference: noDifference }
  const { make, Sources } = await import('./make')
  const sources = new Sources(root)
  const outcome = await make(sources, check)
  const { files, diagnostics, difference } = outcome
  const isUpToDate = check ? isSame(difference) : difference.foreign.length === 0
  if (diagnostics.length === 0 && isUpToDate) stamp.keep(files, sources.elsewhere())
  return outcome
}
