import type { BinaryExpression } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method } from '../groovy/make'
import { isExactly } from '../types'
import { isOfPrototype, keyText } from './key'
import { isOwnKey } from './own-key'

/** Groovy's `in` would ask for the truth of the value. */
export function containsKey(node: BinaryExpression, context: Context): Expression {
  const [key, object] = [node.getLeft(), node.getRight()]
  if (!isExactly(object.getType(), 'object'))
    return context.refuse(node, refusals.noMember('this value', 'in', ['key in object']))
  if (isOfPrototype(key, object)) return context.refuse(key, refusals.noPrototype)
  const [name, map] = context.inOrder([
    { node: key, lower: () => keyText(key, context) },
    { node: object, lower: () => context.expression(object) },
  ])
  return isOwnKey(key, object)
    ? method(map!, 'containsKey', name!)
    : context.helper('isPropertyOf', map!, name!)
}
