import { createColors } from 'picocolors'
import { formatDiagnostic } from '../compiler/format-diagnostic'
import type { Diagnostic } from '../diagnostic'

// Progress and diagnostics go to stderr, so it is that stream which must be a terminal. https://no-color.org
const colors = createColors(process.stderr.isTTY === true && !process.env['NO_COLOR'])

/** One line of progress. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

export function sayDone(line: string, startedAt: number): void {
  say(`${colors.green('✓')} ${line} ${colors.dim(`(${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)}`)
}

export function sayWarning(line: string): void {
  say(`${colors.yellow('!')} ${line}`)
}

export function sayError(line: string): void {
  say(`${colors.red('✗')} ${line}`)
}

/** The mistakes in full, and what came of them, such as 'so nothing was written'. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[], consequence: string): void {
  for (const diagnostic of diagnostics) say(`${formatDiagnostic(diagnostic, colors.isColorSupported)}\n`)
  sayFailure(diagnostics, consequence)
}

export function sayFailure({ length }: readonly Diagnostic[], consequence: string): void {
  sayError(`${length} error${length === 1 ? '' : 's'}, ${consequence}`)
}
