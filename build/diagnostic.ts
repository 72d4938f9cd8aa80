/** A mistake in the sources, told so that its author can mend it without knowing the toolchain. */
export interface Diagnostic {
  /** Stable, for searching and for tests. */
  readonly code: string
  readonly message: string
  /** What to write instead. */
  readonly suggestion: string
  /** Relative to the project's root, with forward slashes. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The text of that line. */
  readonly source: string
  /** How much of the line is meant, in characters. */
  readonly length: number
}

/** Each once, type errors first, then by place. Where the types are wrong, other complaints would only say so again. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const once = [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
  const types = once.filter(isTypeError)
  const lines = new Set(types.map(lineOf))
  const others = once.filter((one) => !isTypeError(one) && !lines.has(lineOf(one)))
  return [...types.sort(byPlace), ...others.sort(byPlace)]
}

function isTypeError(diagnostic: Diagnostic): boolean {
  return diagnostic.code.startsWith('TS')
}

function lineOf({ file, line }: Diagnostic): string {
  return `${file}:${line}`
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
