import type { SourceFile } from 'ts-morph'
import type { Diagnostic } from './diagnostic'
import type { Sources } from './sources'

/** A diagnostic of so many characters of a file; of several lines, the first is shown. */
export function located(
  sources: Sources,
  file: SourceFile,
  start: number,
  length: number,
  problem: Pick<Diagnostic, 'code' | 'message' | 'suggestion'>,
): Diagnostic {
  const { line, column } = file.getLineAndColumnAtPos(start)
  const source = file.getFullText().split('\n')[line - 1]?.trimEnd() ?? ''
  const shown = Math.max(1, Math.min(length, source.length - column + 1))
  return { ...problem, file: sources.pathOf(file), line, column, source, length: shown }
}
