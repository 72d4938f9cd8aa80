import { typeOf, contextualTypeOf } from '../checker'
import { SyntaxKind, ts } from '../typescript'
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

export const lowering: Lowering = { expression, effect, condition, statement }

/** A call without a value has one in Groovy: that of the last statement of what it calls. */
function expression(node: ts.Node, context: Context): Expression {
  const given = context.valueGiven(node)
  if (given !== undefined) return given
  const value = effect(node, context)
  if (!ts.isCallExpression(node) || !isVoid(typeOf(node))) return enteredValue(node, value, context)
  if (value.kind !== 'null') context.prerequisite(run(value))
  return nothing
}

function effect(node: ts.Node, context: Context): Expression {
  const given = context.valueGiven(node)
  if (given !== undefined) return given
  const group = groupByName(node, context)
  if (group !== undefined) return group
  const link = openLink(node, context)
  return link === undefined
    ? plain(node, context)
    : optionalChain(node, link, context, () => plain(node, context))
}

/** Not as the first or the last kind of several, which a reader of an error does not know. */
function kindName({ kind }: ts.Node): string {
  const names = Object.entries(SyntaxKind).filter(([, one]) => one === kind)
  return names.find(([name]) => !/^(First|Last)/.test(name))![0]
}

function plain(node: ts.Node, context: Context): Expression {
  const row = expressions[node.kind]
  if (row === undefined) return context.refuse(node, refusals.unsupportedSyntax(kindName(node)))
  if (typeof row !== 'function') return context.refuse(node, row)
  if (mayBeAny(node)) {
    const type = typeOf(node)
    if (isAny(node, type)) return context.refuse(node, refusals.noAny)
    if (changesRest(node, type)) return context.refuse(node, refusals.noRestParameter)
  }
  if (context.shared.hasCollections && losesItsKind(node)) return context.refuse(node, refusals.noKindLost)
  return traced(row(node as never, context), node, context)
}

/** A call with its line, which in a long statement is not that of the statement. */
function traced(value: Expression, node: ts.Node, context: Context): Expression {
  if (value.kind !== 'call' || value.origin !== undefined) return value
  const callee = ts.isCallExpression(node) ? node.expression : node
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  return { ...value, origin: context.shared.origins.of(name) }
}

/** Operators that combine conditions do not need their operands' values. */
function condition(node: ts.Node, context: Context): Expression {
  const row = conditions[node.kind]
  const combined = row?.(node as never, context)
  if (combined !== undefined) return combined
  const value = expression(node, context)
  // To find a type takes long.
  return isBoolean(value) ? value : conditionOf(typeOf(node), value, context)
}

function statement(node: ts.Node, context: Context): Statement[] {
  const row = statements[node.kind]
  if (row === undefined || typeof row !== 'function') {
    context.refuse(node, row ?? refusals.unsupportedSyntax(kindName(node)))
    return []
  }
  const { value, before } = context.capture(() => row(node as never, context))
  const lowered = context.traced(node, [...before, ...value])
  const [first, ...others] = lowered
  const leading = leadingOf(node)
  return first === undefined || leading === undefined ? lowered : [{ ...first, leading }, ...others]
}

/** Literals have no type that could be `any`, though an empty array's elements do. */
function mayBeAny(node: ts.Node): node is ts.Expression {
  return perhapsAny.has(node.kind)
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
function isAny(node: ts.Expression, type: ts.Type): boolean {
  if ((type.flags & ts.TypeFlags.Any) === 0 || node.getText().startsWith('eval(')) return false
  const wanted = contextualTypeOf(node)
  return !isAsserted(node) && (wanted === undefined || (wanted.flags & ts.TypeFlags.Unknown) === 0)
}

function isAsserted(node: ts.Node): boolean {
  const parent = node.parent
  if (ts.isParenthesizedExpression(parent)) return isAsserted(parent)
  return ts.isAsExpression(parent) && (typeOf(parent).flags & ts.TypeFlags.Any) === 0
}
