import type { Node, Type } from 'ts-morph'
import type { Context } from './context'
import { refusals } from './diagnostics'
import type { Expression } from './groovy/ast'
import { isNotNull } from './groovy/make'
import { type Kind, shapeOf, type Shape } from './types'

/** How a value's truth is told: Groovy's own for text, numbers and booleans; a list or map is true even when empty. */
export function truthOf(node: Node): 'groovy' | 'presence' | undefined {
  return truthOfType(node.getType())
}

export function truthOfType(type: Type): 'groovy' | 'presence' | undefined {
  return truthOfShape(shapeOf(type))
}

function truthOfShape(shape: Shape): 'groovy' | 'presence' | undefined {
  const kinds = [...shape.kinds]
  if (kinds.every((kind) => kind === 'text' || kind === 'number' || kind === 'boolean')) return 'groovy'
  if (kinds.every((kind) => hasPresence.has(kind))) return 'presence'
  return undefined
}

/** Kinds whose values are all true. */
const hasPresence: ReadonlySet<Kind> = new Set<Kind>(['list', 'object', 'error', 'function'])

/** The value as a condition. */
export function conditionOf(node: Node, value: Expression, context: Context): Expression {
  return conditionOfType(node.getType(), node, value, context)
}

/** The same for a value of which only the type is at hand; `node` is what is refused. */
export function conditionOfType(type: Type, node: Node, value: Expression, context: Context): Expression {
  const truth = truthOfType(type)
  if (truth === undefined) return context.refuse(node, refusals.noTruth)
  return truth === 'presence' ? isNotNull(value) : value
}
