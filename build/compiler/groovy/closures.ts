import type { Expression, Statement } from './ast'

/** Whether it holds a closure, at any depth. */
export function hasClosure(code: Expression | Statement): boolean {
  return holdsClosure(code)
}

function holdsClosure(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ('kind' in value && value.kind === 'closure') || Object.values(value).some(holdsClosure)
}
