import {
  Node,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
  type PropertyName,
} from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression, MapEntry } from '../groovy/ast'
import { binary, map } from '../groovy/make'
import { commentsBefore } from '../leading'
import { isNullable, onlyKind, shapeOf } from '../types'
import { keyText } from './key'
import { orEmpty } from './or-empty'
import { identifier } from './identifier'

const mostEntries = 125

type Part = MapEntry | { spread: Expression }

export function objectLiteral(node: ObjectLiteralExpression, context: Context): Expression {
  const parts = inOrder(node.getProperties(), context)
  const maps: Expression[] = []
  let run: MapEntry[] = []
  for (const part of parts) {
    if ('key' in part) run.push(part)
    else {
      if (run.length > 0) maps.push(map(run))
      run = []
      maps.push(part.spread)
    }
  }
  // A map that is spread alone must not be shared.
  if (maps.length === 1 && run.length === 0) maps.unshift(map([]))
  if (run.length > 0 || maps.length === 0) maps.push(map(run))
  if (maps.some((one) => one.kind === 'map' && one.entries.length > mostEntries))
    return context.refuse(node, refusals.tooManyEntries)
  return maps.reduce((all, one) => binary(all, '+', one))
}

function inOrder(properties: ObjectLiteralElementLike[], context: Context): Part[] {
  const values = context.inOrder(
    properties.map((property) => ({ node: valueNode(property), lower: () => value(property, context) })),
  )
  return properties.map((property, i): Part => {
    if (Node.isSpreadAssignment(property)) return { spread: values[i]! }
    const name =
      Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property)
        ? property.getNameNode()
        : undefined
    const comments = commentsBefore(property)
    const key = name === undefined ? '' : keyOf(name, context)
    return { key, value: values[i]!, ...(comments.length === 0 ? {} : { comments }) }
  })
}

function valueNode(property: ObjectLiteralElementLike): Node {
  if (Node.isPropertyAssignment(property)) return property.getInitializerOrThrow()
  if (Node.isSpreadAssignment(property)) return property.getExpression()
  return Node.isShorthandPropertyAssignment(property) ? property.getNameNode() : property
}

function value(property: ObjectLiteralElementLike, context: Context): Expression {
  if (Node.isPropertyAssignment(property)) return context.expression(property.getInitializerOrThrow())
  if (Node.isShorthandPropertyAssignment(property)) return identifier(property.getNameNode(), context)
  if (Node.isSpreadAssignment(property)) return spread(property.getExpression(), context)
  return context.refuse(property, refusals.noObjectMethod)
}

/** Spreading undefined adds nothing. */
export function spread(node: Node, context: Context): Expression {
  const shape = shapeOf(node.getType())
  if (onlyKind(shape) !== 'object') return context.refuse(node, refusals.noSpreadOf)
  const map_ = orEmpty(node, context)
  return isNullable(shape) ? binary(map_, '?:', map([])) : map_
}

function keyOf(name: PropertyName, context: Context): string | Expression {
  if (Node.isComputedPropertyName(name)) return keyText(name.getExpression(), context)
  if (Node.isNumericLiteral(name)) return String(name.getLiteralValue())
  if (Node.isIdentifier(name) || Node.isPrivateIdentifier(name)) return name.getText()
  return Node.isBigIntLiteral(name) ? name.getText().slice(0, -1) : name.getLiteralText()
}
