import { typeOf, tupleElements, isTuple } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { integer, list, nothing } from '../groovy/make'
import { isExactly } from '../types'
import { listOf } from './array-literal'
import type { Takes } from './takes'

/** What is lowered in its turn. */
export interface ArgumentPart {
  node: ts.Node
  lower: () => Expression
}

/** The arguments of a call as the function takes them: a rest parameter is a list. */
export function argumentParts(call: ts.CallExpression, takes: Takes, context: Context): ArgumentPart[] {
  const args = call.arguments
  const parts: ArgumentPart[] = []
  let next = 0
  while (next < args.length && (parts.length < takes.count || !takes.hasRest)) {
    const argument = args[next]!
    if (ts.isSpreadElement(argument)) parts.push(...spread(argument, takes.count - parts.length, context))
    else parts.push({ node: argument, lower: () => context.expression(argument) })
    next++
  }
  if (!takes.hasRest) return parts
  while (parts.length < takes.count) parts.push({ node: call, lower: () => nothing })
  return [...parts, { node: call, lower: () => listOf(call, args.slice(next), context) }]
}

/** What a function gets of values that are passed one by one. */
export function taken(given: Expression[], takes: Takes): Expression[] {
  const fixed = given.slice(0, takes.count)
  if (!takes.hasRest) return fixed
  while (fixed.length < takes.count) fixed.push(nothing)
  return [...fixed, list(given.slice(takes.count))]
}

/** A tuple among arguments that are passed one by one. */
function spread(argument: ts.SpreadElement, room: number, context: Context): ArgumentPart[] {
  const tuple = argument.expression
  const type = typeOf(tuple)
  const length = tupleElements(type).length
  const isFixed = isTuple(type) && !type.target.hasRestElement && length <= room
  if (!isFixed || !isExactly(type, 'list')) {
    context.refuse(argument, refusals.noSpread)
    return []
  }
  let whole: Expression | undefined
  const at = (index: number) => (): Expression => {
    whole ??= held(context.expression(tuple), context)
    return { kind: 'index', object: whole, index: integer(index) }
  }
  return tupleElements(type).map((_, i) => ({ node: argument, lower: at(i) }))
}

function held(value: Expression, context: Context): Expression {
  return isSimple(value) ? value : context.keep(value, 'parts')
}
