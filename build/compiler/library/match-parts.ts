import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { conditional, integer, isNotNull, map, nothing } from '../groovy/make'
import { isOptionalChain } from '../syntax/optional-chain'
import { isMatch } from '../types'
import { indexOfMatch } from './match-index'
import { originOf } from './match-origin'
import { type Pattern, patternLiteral, patternOf } from './matching'

/** `groups` and `index` of a match. Undefined for other properties, and of what is no match. */
export function matchProperty(node: ts.PropertyAccessExpression, context: Context): Expression | undefined {
  if (!isMatchValue(node.expression)) return undefined
  switch (node.name.text) {
    case 'groups':
      return groupsOf(node, context)
    case 'index':
      return indexOfMatch(node, context)
    default:
      return undefined
  }
}

/** `match.groups.name`, which is a group by its number. Undefined where the node is something else. */
export function groupByName(node: ts.Node, context: Context): Expression | undefined {
  const named = namedGroup(node)
  const pattern = named === undefined ? undefined : patternBehind(named.match, context)
  if (named === undefined || pattern === undefined) return undefined
  const number = pattern.groups.findIndex(({ name }) => name === named.name)
  if (number < 0) {
    const known = pattern.groups.flatMap(({ name }) => name ?? [])
    return context.refuse(node, refusals.noMember('the groups', named.name, known))
  }
  const match = context.once(named.match, 'match')
  const group = groupAt(match, number)
  return named.isOptional ? conditional(isNotNull(match), group, nothing) : group
}

function namedGroup(node: ts.Node): { match: ts.Node; name: string; isOptional: boolean } | undefined {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined
  const groups = unwrap(node.expression)
  if (!ts.isPropertyAccessExpression(groups) || groups.name.text !== 'groups') return undefined
  const match = groups.expression
  const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression
  const name =
    key && ts.isStringLiteral(key) ? key.text : key && ts.isIdentifier(key) ? key.getText() : undefined
  const isKey = ts.isPropertyAccessExpression(node) || (key && ts.isStringLiteral(key))
  if (name === undefined || !isKey || !isMatchValue(match)) return undefined
  return { match, name, isOptional: isOptionalChain(groups) }
}

/** All groups that have a name, as an object. */
function groupsOf(node: ts.PropertyAccessExpression, context: Context): Expression {
  const pattern = patternBehind(node.expression, context)
  if (pattern === undefined) return context.refuse(node, refusals.noGroupNames)
  const match = context.once(node.expression, 'match')
  const entries = pattern.groups.flatMap(({ name: key }, i) =>
    key === undefined ? [] : [{ key, value: groupAt(match, i) }],
  )
  return entries.length === 0 ? nothing : map(entries)
}

function groupAt(match: Expression, number: number): Expression {
  return { kind: 'index', object: match, index: integer(number + 1) }
}

function patternBehind(match: ts.Node, context: Context): Pattern | undefined {
  const pattern = originOf(match)?.pattern
  return pattern === undefined || patternLiteral(pattern) === undefined
    ? undefined
    : patternOf(pattern, context)
}

function isMatchValue(node: ts.Node): boolean {
  return ts.isExpression(node) && isMatch(typeOf(node).getNonNullableType())
}
