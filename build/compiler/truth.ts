import { ts } from '../typescript'
import type { Context } from './context'
import type { Expression } from './groovy/ast'
import { isNotNull, not } from './groovy/make'
import { referenceKinds, shapeOf } from './types'

/**
 * How a value's truth is told: Groovy's own for text, numbers and booleans; a list or map is true even when empty. Where
 * the type leaves it open, the value is asked at run time.
 */
export function truthOf(type: ts.Type): 'groovy' | 'presence' | 'runtime' {
  const kinds = [...shapeOf(type).kinds]
  if (kinds.every((kind) => kind === 'text' || kind === 'number' || kind === 'boolean')) return 'groovy'
  if (kinds.every((kind) => referenceKinds.has(kind))) return 'presence'
  return 'runtime'
}

/** A value of this type as a condition. */
export function conditionOf(type: ts.Type, value: Expression, context: Context): Expression {
  switch (truthOf(type)) {
    case 'groovy':
      return value
    case 'presence':
      return isNotNull(value)
    case 'runtime':
      return context.runtime('isTrue', value)
  }
}

/** The truth of an expression as a value: true or false, where a condition may be anything. */
export function truthValue(node: ts.Node, context: Context): Expression {
  return asBoolean(context.condition(node))
}

export function asBoolean(condition: Expression): Expression {
  return isBoolean(condition) ? condition : not(not(condition))
}

export function isBoolean(condition: Expression): boolean {
  switch (condition.kind) {
    case 'boolean':
    case 'instanceof':
    case 'not':
      return true
    case 'binary':
      if (condition.operator === '&&' || condition.operator === '||')
        return isBoolean(condition.left) && isBoolean(condition.right)
      return ['==', '!=', '<', '<=', '>', '>=', '==~'].includes(condition.operator)
    case 'call':
      return condition.name === 'isTrue'
    default:
      return false
  }
}
