import type { Expression, Statement } from './ast'

/** Whether it holds a closure, at any depth. */
export function hasClosure(code: Expression | Statement): boolean {
  return holdsClosure(code)
}

function holdsClosure(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ('kind' in value && value.kind === 'closure') || Object.values(value).some(holdsClosure)
}

/**
 * The body of a closure with a `return` at its end where Groovy's own would break it: Groovy 2.4 gives the `return` that it
 * adds an empty label, at which its LabelVerifier fails when a closure in there jumps to a label.
 */
export function ended(body: Statement[]): Statement[] {
  const last = body.at(-1)
  if (last === undefined || last.kind === 'return' || last.kind === 'throw' || !jumpsToLabel(last))
    return body
  if (last.kind !== 'expression') return [...body, { kind: 'return', value: { kind: 'null' } }]
  return returning(body)
}

/** The same statements, of which the last one returns its value. */
export function returning(statements: Statement[]): Statement[] {
  return statements.map((one, i) => {
    if (one.kind !== 'expression' || i < statements.length - 1) return one
    const { expression, ...rest } = one
    return { ...rest, kind: 'return', value: expression }
  })
}

function jumpsToLabel(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('kind' in value && (value.kind === 'break' || value.kind === 'continue')) return 'label' in value
  return Object.values(value).some(jumpsToLabel)
}
