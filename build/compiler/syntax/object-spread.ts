import { typeOf, literalValue } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, conditional, map } from '../groovy/make'
import { isNullable, onlyKind, shapeOf, type Kind } from '../types'
import { chosen } from './conditional'
import { orEmpty } from './or-empty'

const nothing = map([])

/** `...o` in an object; what is spread is read before the properties behind it are evaluated. */
export function spread(
  property: ts.Node,
  object: ts.Node,
  later: readonly ts.Node[],
  context: Context,
): { node: ts.Node; lower: () => Expression } {
  if (!later.some((one) => context.changes(one)))
    return { node: object, lower: () => spreadOf(object, context) }
  // The property itself has no value that could stay the same.
  return { node: property, lower: () => copied(spreadOf(object, context)) }
}

/** A map of its own, to which nothing else leads. */
export function copied(value: Expression): Expression {
  return value.kind === 'map' ? value : binary(nothing, '+', value)
}

/** A map of what the value adds to an object: what is absent, or no object at all, adds nothing. */
export function spreadOf(node: ts.Node, context: Context): Expression {
  const shape = shapeOf(typeOf(node))
  const kind = onlyKind(shape)
  if (kind === 'object') {
    const value = orEmpty(node, context)
    return isNullable(shape) ? binary(value, '?:', nothing) : value
  }
  return partly(unwrap(node), context) ?? context.refuse(node, refusals.noSpreadOf)
}

/** `flag && { a: 1 }` and its like. */
function partly(node: ts.Node, context: Context): Expression | undefined {
  if (shapeOf(typeOf(node)).kinds.size === 0) return nothing
  if (ts.isConditionalExpression(node)) {
    const condition = context.condition(node.condition)
    const whenTrue = context.capture(() => spreadOf(node.whenTrue, context))
    const whenFalse = context.capture(() => spreadOf(node.whenFalse, context))
    return chosen(node, condition, whenTrue, whenFalse, context)
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken) {
    // What is not true is no object, and so adds nothing.
    const condition = context.condition(node.left)
    const whenTrue = context.capture(() => spreadOf(node.right, context))
    return chosen(node, condition, whenTrue, { value: nothing, before: [] }, context)
  }
  if (!addsNothingElse(node)) return undefined
  const value = context.once(node, 'value')
  return conditional({ kind: 'instanceof', value, type: 'Map' }, value, nothing)
}

/** Whether it is an object or has no properties: the characters of a text would be some. */
function addsNothingElse(node: ts.Node): boolean {
  const type = typeOf(node)
  const parts = type.isUnion() ? type.types : [type]
  return parts.every((part) => {
    const [kind, ...others] = shapeOf(part).kinds
    if (others.length > 0) return false
    return kind === undefined || plain.has(kind) || (kind === 'text' && literalValue(part) === '')
  })
}

const plain: ReadonlySet<Kind> = new Set<Kind>(['object', 'boolean', 'number'])
