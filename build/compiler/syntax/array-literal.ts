import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, list } from '../groovy/make'
import { commentsBefore } from '../leading'
import { isExactly } from '../types'
import { distinctOf, indexesOf } from '../library/array'
import { collectionOf, listOf as listOfCollection } from '../library/collection'
import { isMatchAll } from '../library/match'
import { orEmpty } from './or-empty'

export function arrayLiteral(node: ts.ArrayLiteralExpression, context: Context): Expression {
  return listOf(node, node.elements, context)
}

/** The list of the elements, or of the arguments of a call; what is spread among them stands for its elements. */
export function listOf(node: ts.Node, elements: readonly ts.Node[], context: Context): Expression {
  if (elements.some((element) => ts.isOmittedExpression(element)))
    return context.refuse(node, refusals.noHole)
  const values = context.inOrder(
    elements.map((element, i) => ({
      node: element,
      lower: () => part(element, elements.slice(i + 1), context),
    })),
  )
  const parts: Expression[] = []
  let run: number[] = []
  const endRun = (): void => {
    const items = run.map((i) => values[i]!)
    const comments = run.map((i) => commentsBefore(elements[i]!))
    const hasComments = comments.some((before) => before.length > 0)
    if (run.length > 0) parts.push({ kind: 'list', items, ...(hasComments ? { comments } : {}) })
    run = []
  }
  elements.forEach((element, i) => {
    if (!ts.isSpreadElement(element)) return void run.push(i)
    endRun()
    parts.push(values[i]!)
  })
  endRun()
  if (parts.length === 0) parts.push(list([]))
  const [first, ...others] = parts
  if (others.length === 0 && elements.some(ts.isSpreadElement)) return copyOf(first!)
  return others.reduce((all, one) => binary(all, '+', one), first!)
}

/** What is spread alone must become a list of its own. */
function copyOf(value: Expression): Expression {
  const isOwn = value.kind === 'list' || (value.kind === 'call' && makers.has(value.name))
  return isOwn ? value : { kind: 'new', type: 'ArrayList', arguments: [value] }
}

/** Methods that make a list. */
const makers = new Set(['collect', 'indexesOf', 'matchesOf', 'toList', 'unique'])

/** What is spread is read before the elements behind it are evaluated. */
function part(element: ts.Node, later: readonly ts.Node[], context: Context): Expression {
  if (!ts.isSpreadElement(element)) return context.expression(element)
  const spread = element.expression
  const value = spreadOf(spread, context)
  return later.some((one) => context.mayChange(spread, one)) ? copyOf(value) : value
}

/** The elements of what is iterated. */
export function spreadOf(node: ts.Node, context: Context): Expression {
  const distinct = distinctOf(node, context) ?? indexesOf(node, context)
  if (distinct !== undefined) return distinct
  if (isMatchAll(node)) return context.expression(node)
  const collection = collectionOf(node)
  if (collection !== undefined)
    return listOfCollection(context.expression(collection.source), collection.parts, context)
  if (!isExactly(typeOf(node), 'list')) return context.refuse(node, refusals.noSpreadOf)
  return orEmpty(node, context)
}
