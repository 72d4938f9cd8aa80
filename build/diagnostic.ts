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
