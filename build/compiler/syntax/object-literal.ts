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
import { closureOf } from './arrow-function'
import { identifier } from './identifier'
import { keyText } from './key'
import { copied, spread } from './object-spread'

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
  if (run.length > 0 || maps.length === 0) maps.push(map(run))
  const [first, ...others] = maps
  // A map that is spread alone must not be shared.
  if (others.length === 0 && node.getProperties().some(Node.isSpreadAssignment)) return copied(first!)
  return others.reduce((all, one) => binary(all, '+', one), first!)
}

/** Each name that is computed is evaluated before its value, and what is spread is copied before what follows. */
function inOrder(properties: ObjectLiteralElementLike[], context: Context): Part[] {
  const steps = properties.flatMap((property, i) => {
    const name = nameOf(property)
    const key = Node.isComputedPropertyName(name) ? name.getExpression() : undefined
    const lowerKey = key === undefined ? [] : [{ node: key, lower: () => keyText(key, context) }]
    return [...lowerKey, valueOf(property, properties.slice(i + 1), context)]
  })
  const values = context.inOrder(steps)
  return properties.map((property): Part => {
    if (Node.isSpreadAssignment(property)) return { spread: values.shift()! }
    const name = nameOf(property)
    const key = Node.isComputedPropertyName(name) ? values.shift()! : plainKey(name, context)
    const comments = commentsBefore(property)
    const value = values.shift()!
    const entry = { key: typeof key !== 'string' && key.kind === 'string' ? key.value : key, value }
    return comments.length === 0 ? entry : { ...entry, comments }
  })
}

function nameOf(property: ObjectLiteralElementLike): PropertyName | undefined {
  return Node.isSpreadAssignment(property) ? undefined : property.getNameNode()
}

function valueOf(
  property: ObjectLiteralElementLike,
  later: ObjectLiteralElementLike[],
  context: Context,
): { node: Node; lower: () => Expression } {
  if (Node.isSpreadAssignment(property)) return spread(property, property.getExpression(), later, context)
  if (Node.isPropertyAssignment(property)) {
    const node = property.getInitializerOrThrow()
    return { node, lower: () => context.expression(node) }
  }
  if (Node.isShorthandPropertyAssignment(property)) {
    const node = property.getNameNode()
    return { node, lower: () => identifier(node, context) }
  }
  return { node: property, lower: () => methodOf(property, context) }
}

/** A method is a closure: it has no `this`. */
function methodOf(property: ObjectLiteralElementLike, context: Context): Expression {
  return Node.isMethodDeclaration(property)
    ? closureOf(property, context)
    : context.refuse(property, refusals.noAccessor)
}

function plainKey(name: PropertyName | undefined, context: Context): string {
  if (name === undefined) return ''
  const key = Node.isNumericLiteral(name)
    ? String(name.getLiteralValue())
    : Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)
      ? name.getLiteralText()
      : name.getText()
  if (key === '__proto__') context.refuse(name, refusals.noPrototype)
  return key
}
