import { type Expression as TsExpression, Node, type Type } from 'ts-morph'
import type { Context, Lowering } from './context'
import { refusals } from './diagnostics'
import type { Expression, Statement } from './groovy/ast'
import { nothing, run } from './groovy/make'
import { losesItsKind } from './kind-flow'
import { leadingOf } from './leading'
import { enteredValue } from './outside'
import { changesRest } from './rest-flow'
import { groupByName } from './library/match-parts'
import { openLink, optionalChain } from './syntax/optional-chain'
import { conditions, expressions, statements } from './syntax/table'
import { conditionOf, isBoolean } from './truth'
import { isVoid } from './types'
import { SyntaxKind, ts } from '../typescript'

export const lowering: Lowering = { expression, effect, condition, statement }

/** A call without a value has one in Groovy: that of the last statement of what it calls. */
function expression(node: Node, context: Context): Expression {
  const given = context.valueGiven(node)
  if (given !== undefined) return given
  const value = effect(node, context)
  if (!Node.isCallExpression(node) || !isVoid(node.getType())) return enteredValue(node, value, context)
  if (value.kind !== 'null') context.prerequisite(run(value))
  return nothing
}

function effect(node: Node, context: Context): Expression {
  const given = context.valueGiven(node)
  if (given !== undefined) return given
  const group = groupByName(node, context)
  if (group !== undefined) return group
  const link = openLink(node, context)
  return link === undefined
    ? plain(node, context)
    : optionalChain(node, link, context, () => plain(node, context))
}

function plain(node: Node, context: Context): Expression {
  const row = expressions[node.getKind()]
  if (row === undefined) return context.refuse(node, refusals.unsupportedSyntax(node.getKindName()))
  if (typeof row !== 'function') return context.refuse(node, row)
  if (mayBeAny(node)) {
    const type = node.getType()
    if (isAny(node, type)) return context.refuse(node, refusals.noAny)
    if (changesRest(node, type)) return context.refuse(node, refusals.noRestParameter)
  }
  if (context.shared.hasCollections && losesItsKind(node)) return context.refuse(node, refusals.noKindLost)
  return traced(row(node as never, context), node, context)
}

/** A call with its line, which in a long statement is not that of the statement. */
function traced(value: Expression, node: Node, context: Context): Expression {
  if (value.kind !== 'call' || value.origin !== undefined) return value
  const callee = Node.isCallExpression(node) ? node.getExpression() : node
  const name = Node.isPropertyAccessExpression(callee) ? callee.getNameNode() : callee
  return { ...value, origin: context.shared.origins.of(name) }
}

/** Operators that combine conditions do not need their operands' values. */
function condition(node: Node, context: Context): Expression {
  const row = conditions[node.getKind()]
  const combined = row?.(node as never, context)
  if (combined !== undefined) return combined
  const value = expression(node, context)
  // To find a type takes long.
  return isBoolean(value) ? value : conditionOf(node.getType(), value, context)
}

function statement(node: Node, context: Context): Statement[] {
  const row = statements[node.getKind()]
  if (row === undefined || typeof row !== 'function') {
    context.refuse(node, row ?? refusals.unsupportedSyntax(node.getKindName()))
    return []
  }
  const { value, before } = context.capture(() => row(node as never, context))
  const lowered = context.traced(node, [...before, ...value])
  const [first, ...others] = lowered
  const leading = leadingOf(node)
  return first === undefined || leading === undefined ? lowered : [{ ...first, leading }, ...others]
}

/** Literals have no type that could be `any`, though an empty array's elements do. */
function mayBeAny(node: Node): node is TsExpression {
  return perhapsAny.has(node.getKind())
}

const perhapsAny: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.CallExpression,
])

/**
 * Where an `unknown` is asked for, an `any` (such as an element of what `Array.isArray` let through) is as good as one; and
 * `JSON.parse(text) as T` is taken at its word.
 */
function isAny(node: TsExpression, type: Type): boolean {
  if ((type.getFlags() & ts.TypeFlags.Any) === 0 || node.getText().startsWith('eval(')) return false
  const wanted = node.getContextualType()
  return !isAsserted(node) && (wanted === undefined || (wanted.getFlags() & ts.TypeFlags.Unknown) === 0)
}

function isAsserted(node: Node): boolean {
  const parent = node.getParent()
  if (Node.isParenthesizedExpression(parent)) return isAsserted(parent)
  return Node.isAsExpression(parent) && (parent.getType().getFlags() & ts.TypeFlags.Any) === 0
}
