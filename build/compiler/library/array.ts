import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import type { Expression } from '../groovy/ast'
import { method } from '../groovy/make'
import { elementOf, isExactly, isScalar, shapeOf } from '../types'
import { callers, forEachStatement } from './array-callbacks'
import { edits, editStatements } from './array-edit'
import { parts } from './array-parts'
import { searches } from './array-search'
import type { Methods, StatementMethods } from './method'

/** Methods of arrays, which are Lists. */
export const arrayMethods: Methods = { ...callers, ...edits, ...parts, ...searches }

/** Methods that are written in another way where their value does not matter. */
export const arrayStatements: StatementMethods = { ...editStatements, forEach: forEachStatement }

/** `xs.keys()`, which are the indexes. */
export function indexesOf(node: ts.Node, context: Context): Expression | undefined {
  const call = unwrap(node)
  const callee = ts.isCallExpression(call) ? call.expression : undefined
  if (!(callee && ts.isPropertyAccessExpression(callee)) || callee.name.text !== 'keys') return undefined
  if (!isExactly(typeOf(callee.expression), 'list')) return undefined
  return context.runtime('indexesOf', context.expression(callee.expression))
}

/** `new Set(xs)` of text or numbers, spread into an array: each value once, in the order of first occurrence. */
export function distinctOf(node: ts.Node, context: Context): Expression | undefined {
  const made = unwrap(node)
  if (!ts.isNewExpression(made) || made.expression.getText() !== 'Set') return undefined
  const [values] = made.arguments ?? []
  const element = values === undefined ? undefined : elementOf(typeOf(values))
  if (values === undefined || element === undefined) return undefined
  const shape = shapeOf(element)
  if (!isScalar(shape) || shape.kinds.size !== 1) return undefined
  return method(context.expression(values), 'unique', { kind: 'boolean', value: false })
}
