import { isDeepStrictEqual } from 'node:util'
import type { Expression } from './ast'

/** Whether the two are written the same, and evaluating one right after the other gives the same. */
export function isSame(a: Expression, b: Expression): boolean {
  return isDeepStrictEqual(a, b) && !mentionsCall(a)
}

function mentionsCall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('kind' in value && (value.kind === 'call' || value.kind === 'new')) return true
  return Object.values(value).some(mentionsCall)
}
