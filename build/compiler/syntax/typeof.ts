import { literalValue, typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { isLibraryType } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, isNull } from '../groovy/make'
import { brandOf, shapeOf } from '../types'
import { absence } from './absence'

/** Whether the `typeof` of a value is this text. */
export interface TypeofTest {
  value: ts.Node
  type: string | undefined
}

/** `typeof value === 'string'` and its like, in either order. */
export function typeofTestOf(node: ts.Node): TypeofTest | undefined {
  if (!ts.isBinaryExpression(node)) return undefined
  const operator = node.operatorToken.kind
  if (operator !== SyntaxKind.EqualsEqualsEqualsToken && operator !== SyntaxKind.ExclamationEqualsEqualsToken)
    return undefined
  const sides = [node.left, node.right]
  const asked = sides.find(ts.isTypeOfExpression)
  const other = sides.find((side) => side !== asked)
  if (asked === undefined || other === undefined) return undefined
  const type = literalValue(typeOf(other))
  return { value: asked.expression, type: typeof type === 'string' ? type : undefined }
}

/** Text may arrive as a GString, so its test is for CharSequence. */
const groovyTypes: Readonly<Record<string, string | undefined>> = {
  string: 'CharSequence',
  number: 'Number',
  boolean: 'Boolean',
  function: 'Closure',
}

export function typeofTest(node: ts.Node, { value, type }: TypeofTest, context: Context): Expression {
  if (type === 'undefined') return absence(node, value, 'undefined', context)
  if (type === 'object') return objectTest(node, value, context)
  const groovyType = groovyTypes[type ?? '']
  if (groovyType === undefined) return context.refuse(node, refusals.noTypeof)
  return { kind: 'instanceof', value: context.expression(value), type: groovyType }
}

/** Null is an 'object' too; where it could be undefined as well, it has to be asked for (see object-test.ts). */
function objectTest(node: ts.Node, value: ts.Node, context: Context): Expression {
  const shape = shapeOf(typeOf(value))
  const isOpen = shape.kinds.has('unknown') || (shape.null && shape.undefined)
  if (isOpen) return context.refuse(node, refusals.noTypeofObject)
  if (!shape.null) return isObject(node, value, context.once(value, 'value'), context)
  const lowered = context.once(value, 'value')
  return binary(isNull(lowered), '||', isObject(node, value, lowered, context))
}

/** Whether a value that is not null is an object, but none of these types. */
export function isObject(
  node: ts.Node,
  value: ts.Node,
  lowered: Expression,
  context: Context,
  exceptions: readonly string[] = [],
): Expression {
  const type = typeOf(value)
  const { kinds } = shapeOf(type)
  if (!hasPlainObjects(type)) return context.refuse(node, refusals.noTypeof)
  const isOpen = kinds.has('unknown') || kinds.has('some')
  const types = [
    ...(isOpen || kinds.has('object') || kinds.has('map') ? ['Map'] : []),
    ...(isOpen || kinds.has('list') ? ['List'] : []),
    ...(kinds.has('set') ? ['Set'] : []),
    ...(isOpen || kinds.has('error') ? ['Throwable'] : []),
  ]
  const tests = types
    .filter((one) => !exceptions.includes(one))
    .map((one): Expression => ({ kind: 'instanceof', value: lowered, type: one }))
  return tests.length === 0
    ? { kind: 'boolean', value: false }
    : tests.reduce((all, one) => binary(all, '||', one))
}

/** Objects that the language or Jenkins makes are no Maps. */
function hasPlainObjects(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).every(
    (part) => !shapeOf(part).kinds.has('object') || (!isLibraryType(part) && brandOf(part) === undefined),
  )
}
