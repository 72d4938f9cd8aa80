import { typeOf, literalValue } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, not } from '../groovy/make'
import { isScalar, type Kind, type Shape, shapeOf } from '../types'
import { absence, absenceOf } from './absence'
import { typeofTest, typeofTestOf } from './typeof'

export function equality(node: ts.BinaryExpression, context: Context): Expression {
  const [left, right] = [node.left, node.right]
  const test = typeofTestOf(node)
  if (test !== undefined) return typeofTest(node, test, context)
  const [leftAbsence, rightAbsence] = [absenceOf(left), absenceOf(right)]
  if (rightAbsence !== undefined) return absence(node, left, rightAbsence, context)
  if (leftAbsence !== undefined) return absence(node, right, leftAbsence, context)
  const shapes = [shapeOf(typeOf(left)), shapeOf(typeOf(right))] as const
  if (!shapes.some(isScalarWhenThere)) return context.refuse(node, refusals.noIdentity)
  if (mayBeAbsentOtherwise(...shapes)) return context.refuse(node, refusals.noBothAbsent)
  const [a, b] = context.expressions([left, right])
  return mayBeCharacterAndNumber(left, right) ? context.helper('isSame', a!, b!) : binary(a!, '==', b!)
}

export function inequality(node: ts.BinaryExpression, context: Context): Expression {
  return not(equality(node, context))
}

/** Compared by value; what has identity is never equal to it, in Groovy neither. */
function isScalarWhenThere(shape: Shape): boolean {
  return isScalar(shape) || shape.kinds.size === 0
}

/** One null and the other undefined: not the same in TypeScript. */
export function mayBeAbsentOtherwise(a: Shape, b: Shape): boolean {
  return (isNullIn(a) && isUndefinedIn(b)) || (isUndefinedIn(a) && isNullIn(b))
}

function isNullIn(shape: Shape): boolean {
  return shape.null || shape.kinds.has('unknown')
}

function isUndefinedIn(shape: Shape): boolean {
  return shape.undefined || shape.kinds.has('unknown')
}

/** Groovy takes a text of one character for its number where it is compared with a number. */
function mayBeCharacterAndNumber(left: ts.Node, right: ts.Node): boolean {
  return (mayBe('number', left) && mayBeCharacter(right)) || (mayBeCharacter(left) && mayBe('number', right))
}

function mayBeCharacter(node: ts.Node): boolean {
  const literal = literalValue(typeOf(unwrap(node)))
  return typeof literal === 'string' ? literal.length === 1 : mayBe('text', node)
}

function mayBe(kind: Kind, node: ts.Node): boolean {
  const { kinds } = shapeOf(typeOf(node))
  return kinds.has(kind) || kinds.has('some') || kinds.has('unknown') || kinds.has('any')
}
