import { ts } from '../../typescript'
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

export function objectLiteral(node: ts.ObjectLiteralExpression, context: Context): Expression {
  const parts = inOrder(node.properties, context)
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
  if (others.length === 0 && node.properties.some(ts.isSpreadAssignment)) return copied(first!)
  return others.reduce((all, one) => binary(all, '+', one), first!)
}

/** Each name that is computed is evaluated before its value, and what is spread is copied before what follows. */
function inOrder(properties: readonly ts.ObjectLiteralElementLike[], context: Context): Part[] {
  const steps = properties.flatMap((property, i) => {
    const name = nameOf(property)
    const key = name && ts.isComputedPropertyName(name) ? name.expression : undefined
    const lowerKey = key === undefined ? [] : [{ node: key, lower: () => keyText(key, context) }]
    return [...lowerKey, valueOf(property, properties.slice(i + 1), context)]
  })
  const values = context.inOrder(steps)
  return properties.map((property): Part => {
    if (ts.isSpreadAssignment(property)) return { spread: values.shift()! }
    const name = nameOf(property)
    const key = name && ts.isComputedPropertyName(name) ? values.shift()! : plainKey(name, context)
    const comments = commentsBefore(property)
    const value = values.shift()!
    const entry = { key: typeof key !== 'string' && key.kind === 'string' ? key.value : key, value }
    return comments.length === 0 ? entry : { ...entry, comments }
  })
}

function nameOf(property: ts.ObjectLiteralElementLike): ts.PropertyName | undefined {
  return ts.isSpreadAssignment(property) ? undefined : property.name
}

function valueOf(
  property: ts.ObjectLiteralElementLike,
  later: readonly ts.ObjectLiteralElementLike[],
  context: Context,
): { node: ts.Node; lower: () => Expression } {
  if (ts.isSpreadAssignment(property)) return spread(property, property.expression, later, context)
  if (ts.isPropertyAssignment(property)) {
    const node = property.initializer!
    return { node, lower: () => context.expression(node) }
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    const node = property.name
    return { node, lower: () => identifier(node, context) }
  }
  return { node: property, lower: () => methodOf(property, context) }
}

/** A method is a closure: it has no `this`. */
function methodOf(property: ts.ObjectLiteralElementLike, context: Context): Expression {
  return ts.isMethodDeclaration(property)
    ? closureOf(property, context)
    : context.refuse(property, refusals.noAccessor)
}

function plainKey(name: ts.PropertyName | undefined, context: Context): string {
  if (name === undefined) return ''
  const key = ts.isNumericLiteral(name)
    ? String(Number(name.text))
    : ts.isStringLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name)
      ? name.text
      : name.getText()
  if (key === '__proto__') context.refuse(name, refusals.noPrototype)
  return key
}
