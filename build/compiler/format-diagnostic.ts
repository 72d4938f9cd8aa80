import { createColors } from 'picocolors'
import type { Diagnostic } from '../diagnostic'

/** A diagnostic as a compiler shows it: where, what, the line with carets, and what to write instead. */
export function formatDiagnostic(diagnostic: Diagnostic, colours: boolean): string {
  const paint = createColors(colours)
  const { file, line, column, code, message, suggestion } = diagnostic
  const { source, start, length } = excerptOf(diagnostic)
  const number = String(line)
  const margin = ' '.repeat(number.length)
  const indent = source.slice(0, start).replace(/[^\t]/g, ' ')
  const lines = [
    `${paint.cyan(file)}:${paint.yellow(number)}:${paint.yellow(String(column))} - ${paint.red('error')} ${paint.dim(code)}: ${message}`,
    '',
    `${paint.dim(number)} ${source}`,
    `${margin} ${indent}${paint.red('~'.repeat(length))}`,
  ]
  if (suggestion !== '') lines.push(`${margin} ${suggestion}`)
  return lines.join('\n')
}

const widest = 160

/** The line, or what is around the mistake in a line that would fill the terminal. */
function excerptOf({ source, column, length }: Diagnostic): {
  source: string
  start: number
  length: number
} {
  if (source.length <= widest) return { source, start: column - 1, length }
  const from = Math.max(0, column - 1 - widest / 2)
  const to = from + widest
  const [before, after] = [from > 0 ? '…' : '', to < source.length ? '…' : '']
  const start = column - 1 - from
  return {
    source: before + source.slice(from, to) + after,
    start: start + before.length,
    length: Math.min(length, widest - start),
  }
}
