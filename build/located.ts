import { ts } from './typescript'
import type { Diagnostic } from './diagnostic'
import type { Sources } from './sources'

/** A diagnostic of so many characters of a file; of several lines, the first is shown. */
export function located(
  sources: Sources,
  file: ts.SourceFile,
  start: number,
  length: number,
  problem: Pick<Diagnostic, 'code' | 'message' | 'suggestion'>,
): Diagnostic {
  const { line, character } = file.getLineAndCharacterOfPosition(start)
  const column = character + 1
  const source = file.text.split('\n')[line]?.trimEnd() ?? ''
  const shown = Math.max(1, Math.min(length, source.length - column + 1))
  return { ...problem, file: sources.pathOf(file), line: line + 1, column, source, length: shown }
}
