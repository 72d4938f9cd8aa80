import { type ArrayLiteralExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, list } from '../groovy/make'
import { commentsBefore } from '../leading'
import { isExactly } from '../types'
import { distinctOf } from '../library/array'
import { collectionOf, listOf as listOfCollection } from '../library/collection'
import { isMatchAll } from '../library/match'
import { orEmpty } from './or-empty'

const mostElements = 249

export function arrayLiteral(node: ArrayLiteralExpression, context: Context): Expression {
  return listOf(node, node.getElements(), context)
}

/** The list of the elements, or of the arguments of a call; what is spread among them stands for its elements. */
export function listOf(node: Node, elements: Node[], context: Context): Expression {
  if (elements.some((element) => Node.isOmittedExpression(element)))
    return context.refuse(node, refusals.noHole)
  const values = context.inOrder(
    elements.map((element) => ({ node: element, lower: () => part(element, context) })),
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
    if (!Node.isSpreadElement(element)) return void run.push(i)
    endRun()
    // What comes after it may change the array, whose elements count as they are now.
    const isChanged = elements.slice(i + 1).some((other) => context.changes(other))
    parts.push(isChanged ? copyOf(values[i]!) : values[i]!)
  })
  endRun()
  if (parts.length === 0) parts.push(list([]))
  if (parts.some((one) => one.kind === 'list' && one.items.length > mostElements))
    return context.refuse(node, refusals.tooManyElements)
  const [first, ...others] = parts
  if (others.length === 0 && elements.some(Node.isSpreadElement)) return copyOf(first!)
  return others.reduce((all, one) => binary(all, '+', one), first!)
}

/** What is spread alone must become a list of its own. */
function copyOf(value: Expression): Expression {
  const isOwn = value.kind === 'list' || (value.kind === 'call' && makers.has(value.name))
  return isOwn ? value : { kind: 'new', type: 'ArrayList', arguments: [value] }
}

/** Methods that make a list. */
const makers = new Set(['collect', 'matchesOf', 'toList', 'unique'])

function part(element: Node, context: Context): Expression {
  if (!Node.isSpreadElement(element)) return context.expression(element)
  const spread = element.getExpression()
  const distinct = distinctOf(spread, context)
  if (distinct !== undefined) return distinct
  if (isMatchAll(spread)) return context.expression(spread)
  const collection = collectionOf(spread)
  if (collection !== undefined)
    return listOfCollection(context.expression(collection.source), collection.parts, context)
  if (!isExactly(spread.getType(), 'list')) return context.refuse(element, refusals.noSpreadOf)
  return orEmpty(spread, context)
}
