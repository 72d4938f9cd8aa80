import type { Statement } from '../groovy/ast'

export function typeOnly(): Statement[] {
  return []
}
