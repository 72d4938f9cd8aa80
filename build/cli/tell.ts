import { join, relative } from 'node:path'
import type { Diagnostic } from '../diagnostic'
import type { BuildOptions } from './build'
import { type Difference, isSame } from './generatedFiles'
import type { Outcome } from './make'
import { say, sayDiagnostics, sayDone, sayError, sayFailure, sayWarning } from './terminal'

/** For people; for editors, which know the lines of TypeScript's own compiler; for programs. */
export const formats = ['pretty', 'tsc', 'json'] as const
export type Format = (typeof formats)[number]

const consequence = 'so nothing was written'

/** Says how a build went: what was asked for on stdout, the rest on stderr. False when it did not go well. */
export function tell(
  root: string,
  outcome: Outcome,
  { check, format }: BuildOptions,
  startedAt: number,
): boolean {
  const { files, diagnostics, difference } = outcome
  if (format === 'json') console.log(JSON.stringify({ diagnostics, ...difference }))
  if (format === 'tsc') for (const one of diagnostics) console.log(lineOf(root, one))
  if (diagnostics.length > 0) {
    if (format === 'pretty') sayDiagnostics(diagnostics, consequence)
    else sayFailure(diagnostics, consequence)
    return false
  }
  return check ? tellChecked(files, difference, format, startedAt) : tellWritten(files, difference, startedAt)
}

function tellWritten(files: number, difference: Difference, startedAt: number): boolean {
  const marks = { '+': difference.missing, '~': difference.stale, '-': difference.superfluous }
  const changes = Object.entries(marks).flatMap(([mark, paths]) => paths.map((path) => `  ${mark} ${path}`))
  for (const change of changes) say(change)
  for (const path of difference.foreign) sayWarning(`${path} was not made by the build: move it elsewhere`)
  sayDone(`${files} files, ${changes.length === 0 ? 'none' : changes.length} changed`, startedAt)
  return true
}

function tellChecked(files: number, difference: Difference, format: Format, startedAt: number): boolean {
  const { missing, stale, superfluous, foreign } = difference
  const lists = { missing, stale, superfluous, 'not generated': foreign }
  const lines = Object.entries(lists).flatMap(([state, paths]) => paths.map((path) => `${state}: ${path}`))
  if (format !== 'json') for (const line of lines) console.log(line)
  if (isSame(difference)) sayDone(`${files} files are as the sources make them`, startedAt)
  else sayError('the generated files do not fit the sources: run `npm run build` and commit what it changes')
  return isSame(difference)
}

/** As TypeScript's own compiler writes to what is no terminal: one line, with a path that works where it runs. */
function lineOf(root: string, { file, line, column, code, message, suggestion }: Diagnostic): string {
  const path = relative(process.cwd(), join(root, file)).replaceAll('\\', '/')
  return `${path}(${line},${column}): error ${code}: ${[message, suggestion].filter(Boolean).join(' ').replaceAll('\n', ' ')}`
}
