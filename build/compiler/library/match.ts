import { ts } from '../../typescript'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import { text } from '../groovy/make'
import { refuseArguments } from './arguments'
import type { BuiltinCall, Methods } from './method'
import { allMatches, allOf, firstMatch, patternOf, withGroups } from './matching'

/** What text is asked for matches; each is a list of the match itself and of what its groups held. */
export const matchMethods: Methods = {
  match: (call) => {
    const { context } = call
    const pattern = patternArgument(call)
    if (pattern === undefined) return text('')
    if (!pattern.isGlobal) {
      if (withGroups(pattern, context) === undefined) return text('')
      return firstMatch(context.expression(call.receiver), pattern, context)
    }
    if (allOf(pattern, false, context) === undefined) return text('')
    return context.runtime('textsOf', allMatches(context.expression(call.receiver), pattern, context))
  },
  matchAll: (call) => {
    const { context } = call
    const pattern = patternArgument(call)
    if (pattern === undefined || allOf(pattern, true, context) === undefined) return text('')
    if (!pattern.isGlobal) return refuseArguments(call, 'with the flag `g`')
    if (!isTakenAtOnce(call.node)) return context.refuse(call.node, refusals.noIteratorValue)
    return allMatches(context.expression(call.receiver), pattern, context)
  },
}

function patternArgument(call: BuiltinCall): ReturnType<typeof patternOf> {
  const [pattern, ...others] = call.arguments
  if (pattern !== undefined && others.length === 0) return patternOf(pattern, call.context)
  refuseArguments(call, 'with a regular expression')
  return undefined
}

/** `text.matchAll(…)`, which is a list where it is gone through. */
export function isMatchAll(node: ts.Node): boolean {
  const call = unwrap(node)
  if (!ts.isCallExpression(call)) return false
  const callee = call.expression
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'matchAll') return false
  return referentOf(callee.name)?.kind === 'builtin'
}

/** Where its iterator is gone through once and for all. */
function isTakenAtOnce(node: ts.Node): boolean {
  const parent = node.parent
  if (parent !== undefined && unwrap(parent) === node) return isTakenAtOnce(parent)
  if (ts.isSpreadElement(parent)) return ts.isArrayLiteralExpression(parent.parent)
  if (ts.isForOfStatement(parent)) return parent.expression === node
  return ts.isCallExpression(parent) && parent.expression.getText() === 'Array.from'
}
