import { createColors } from 'picocolors'
import type { Diagnostic } from '../diagnostic'

/** A diagnostic as a compiler shows it: where, what, the line with carets, and what to write instead. */
export function formatDiagnostic(diagnostic: Diagnostic, colours: boolean): string {
  const paint = createColors(colours)
  const { file, line, column, code, message, suggestion, source, length } = diagnostic
  const number = String(line)
  const margin = ' '.repeat(number.length)
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ')
  const lines = [
    `${paint.cyan(file)}:${paint.yellow(number)}:${paint.yellow(String(column))} - ${paint.red('error')} ${paint.dim(code)}: ${message}`,
    '',
    `${paint.dim(number)} ${source}`,
    `${margin} ${indent}${paint.red('~'.repeat(length))}`,
  ]
  if (suggestion !== '') lines.push(`${margin} ${suggestion}`)
  return lines.join('\n')
}
