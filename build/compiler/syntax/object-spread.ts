import { Node } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, conditional, map } from '../groovy/make'
import { isNullable, onlyKind, shapeOf, type Kind } from '../types'
import { chosen } from './conditional'
import { orEmpty } from './or-empty'
import { SyntaxKind } from '../../typescript'

const nothing = map([])

/** `...o` in an object; what is spread is read before the properties behind it are evaluated. */
export function spread(
  property: Node,
  object: Node,
  later: readonly Node[],
  context: Context,
): { node: Node; lower: () => Expression } {
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
export function spreadOf(node: Node, context: Context): Expression {
  const shape = shapeOf(node.getType())
  const kind = onlyKind(shape)
  if (kind === 'object') {
    const value = orEmpty(node, context)
    return isNullable(shape) ? binary(value, '?:', nothing) : value
  }
  return partly(unwrap(node), context) ?? context.refuse(node, refusals.noSpreadOf)
}

/** `flag && { a: 1 }` and its like. */
function partly(node: Node, context: Context): Expression | undefined {
  if (shapeOf(node.getType()).kinds.size === 0) return nothing
  if (Node.isConditionalExpression(node)) {
    const condition = context.condition(node.getCondition())
    const whenTrue = context.capture(() => spreadOf(node.getWhenTrue(), context))
    const whenFalse = context.capture(() => spreadOf(node.getWhenFalse(), context))
    return chosen(node, condition, whenTrue, whenFalse, context)
  }
  if (
    Node.isBinaryExpression(node) &&
    node.getOperatorToken().getKind() === SyntaxKind.AmpersandAmpersandToken
  ) {
    // What is not true is no object, and so adds nothing.
    const condition = context.condition(node.getLeft())
    const whenTrue = context.capture(() => spreadOf(node.getRight(), context))
    return chosen(node, condition, whenTrue, { value: nothing, before: [] }, context)
  }
  if (!addsNothingElse(node)) return undefined
  const value = context.once(node, 'value')
  return conditional({ kind: 'instanceof', value, type: 'Map' }, value, nothing)
}

/** Whether it is an object or has no properties: the characters of a text would be some. */
function addsNothingElse(node: Node): boolean {
  const type = node.getType()
  const parts = type.isUnion() ? type.getUnionTypes() : [type]
  return parts.every((part) => {
    const [kind, ...others] = shapeOf(part).kinds
    if (others.length > 0) return false
    return kind === undefined || plain.has(kind) || (kind === 'text' && part.getLiteralValue() === '')
  })
}

const plain: ReadonlySet<Kind> = new Set<Kind>(['object', 'boolean', 'number'])
