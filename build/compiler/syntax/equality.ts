import { type BinaryExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, isNull, not } from '../groovy/make'
import { isScalar, shapeOf } from '../types'
import { isUndefined } from './identifier'
import { typeofTest } from './typeof'

export function equality(node: BinaryExpression, context: Context): Expression {
  const [left, right] = [node.getLeft(), node.getRight()]
  if (Node.isTypeOfExpression(left)) return typeofTest(node, left, right, context)
  if (isAbsent(right)) return absence(node, left, context)
  if (isAbsent(left)) return absence(node, right, context)
  if (!areComparable(left, right) && !isLiteralTest(left, right))
    return context.refuse(node, unequalKinds(left, right))
  const [a, b] = context.expressions([left, right])
  return binary(a!, '==', b!)
}

export function inequality(node: BinaryExpression, context: Context): Expression {
  return not(equality(node, context))
}

function isAbsent(node: Node): boolean {
  return Node.isNullLiteral(node) || isUndefined(node)
}

/**
 * A type with both null and undefined would need the two told apart. An `unknown` comes from outside, where Groovy has
 * only null.
 */
function absence(node: Node, value: Node, context: Context): Expression {
  const shape = shapeOf(value.getType())
  if (shape.null && shape.undefined) return context.refuse(node, refusals.noBothAbsent)
  return isNull(context.expression(value))
}

/** Of one and the same primitive type, where they are there. */
function areComparable(left: Node, right: Node): boolean {
  const [a, b] = [shapeOf(left.getType()), shapeOf(right.getType())]
  if (!isScalar(a) || !isScalar(b)) return false
  return a.kinds.size === 1 && b.kinds.size === 1 && [...a.kinds][0] === [...b.kinds][0]
}

/** Any value can be compared with a literal, but for one character: Groovy takes that for its number. */
function isLiteralTest(left: Node, right: Node): boolean {
  const literal = unwrap(right)
  const isPlain =
    Node.isTrueLiteral(literal) ||
    Node.isFalseLiteral(literal) ||
    (Node.isStringLiteral(literal) && literal.getLiteralText().length !== 1)
  return isPlain && shapeOf(left.getType()).kinds.size > 0
}

function unequalKinds(left: Node, right: Node) {
  const kinds = [...shapeOf(left.getType()).kinds, ...shapeOf(right.getType()).kinds]
  const haveIdentity = kinds.some(
    (kind) => kind === 'list' || kind === 'object' || kind === 'error' || kind === 'function',
  )
  return haveIdentity ? refusals.noIdentity : refusals.noMixedEquality
}
