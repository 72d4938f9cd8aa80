import { typeOf, literalValue } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, method } from '../groovy/make'
import { isExactly, isKind } from '../types'
import { isOfPrototype, keyText } from './key'
import { isOwnKey, prototypeNames } from './own-key'

/** Groovy's `in` would ask for the truth of the value. */
export function containsKey(node: ts.BinaryExpression, context: Context): Expression {
  const [key, object] = [node.left, node.right]
  if (isExactly(typeOf(object), 'some')) return containsKeyIfObject(node, context)
  if (!isExactly(typeOf(object), 'object')) return context.refuse(node, refusals.noKeyIn)
  if (isOfPrototype(key, object)) return context.refuse(key, refusals.noPrototype)
  const [name, map] = context.inOrder([
    { node: key, lower: () => keyText(key, context) },
    { node: object, lower: () => context.expression(object) },
  ])
  return isOwnKey(key, object)
    ? method(map!, 'containsKey', name!)
    : context.helper('isPropertyOf', map!, name!)
}

/** Of a value that could be an array, an Error or a function, too. */
function containsKeyIfObject(node: ts.BinaryExpression, context: Context): Expression {
  const [key, object] = [node.left, node.right]
  const name = literalValue(typeOf(key))
  if (typeof name !== 'string' || isOfAny(name)) return context.refuse(node, refusals.noKeyIn)
  if (ofSome.has(name))
    return context.helper('hasProperty', context.expression(object), keyText(key, context))
  const value = context.once(object, 'value')
  return binary(
    { kind: 'instanceof', value, type: 'Map' },
    '&&',
    method(value, 'containsKey', keyText(key, context)),
  )
}

/** Whether the answer is false for all that is no object, without an error. */
export function isOpenQuestion(node: ts.BinaryExpression): boolean {
  const name = literalValue(typeOf(node.left))
  const isNamed = typeof name === 'string' && !isOfAny(name) && !ofSome.has(name)
  return isNamed && isKind(typeOf(node.right), 'some')
}

/** What Errors and functions have of their own. */
const ofSome: ReadonlySet<string> = new Set(['message', 'name', 'stack'])

function isOfAny(name: string): boolean {
  const others = [
    ...Object.getOwnPropertyNames(Array.prototype),
    ...Object.getOwnPropertyNames(Function.prototype),
  ]
  return prototypeNames.includes(name) || /^\d+$/.test(name) || (others.includes(name) && !ofSome.has(name))
}
