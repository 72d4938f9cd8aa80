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

/**
 * Each once, type errors first, then by place. Where the types are wrong, other complaints would only say so again; where
 * something is not used, they would not.
 */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const once = [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
  const types = once.filter(isTypeError)
  const lines = new Set(types.filter(({ code }) => !unused.has(code)).map(lineOf))
  const others = once.filter((one) => !isTypeError(one) && !lines.has(lineOf(one)))
  return [...types.sort(byPlace), ...others.sort(byPlace)]
}

/** Names, parameters, imports, parts of patterns and types that nothing reads. */
const unused: ReadonlySet<string> = new Set(['TS6133', 'TS6192', 'TS6196', 'TS6198', 'TS6205'])

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
