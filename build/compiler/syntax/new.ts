import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { text } from '../groovy/make'
import { newMap, newSet } from '../library/new-collection'
import { isExactly, onlyKind, shapeOf } from '../types'

export function newExpression(node: ts.NewExpression, context: Context): Expression {
  switch (onlyKind(shapeOf(typeOf(node)))) {
    case 'map':
      return newMap(node, context)
    case 'set':
      return newSet(node, context)
    default:
      return newError(node, context)
  }
}

/** `new Error(message)`. Its message is '' when there is none, as in JavaScript. */
function newError(node: ts.NewExpression, context: Context): Expression {
  const type = node.expression.getText()
  const referent = referentOf(node.expression)
  if (referent?.kind === 'unsupported' && ts.isClassDeclaration(referent.node))
    return context.refuse(node, refusals.noClass)
  if (type === 'RegExp') return context.refuse(node, refusals.noPatternValue)
  if (type === 'Date') return context.refuse(node, refusals.noDate)
  if (type === 'Promise') return context.refuse(node, refusals.noAsync)
  if (type === 'Function') return context.refuse(node, refusals.noEval)
  if (type !== 'Error') return context.refuse(node, refusals.noNew(type))
  const [message, options] = node.arguments ?? []
  if (options !== undefined) return context.refuse(options, refusals.noErrorOptions)
  if (message === undefined) return { kind: 'new', type: 'Exception', arguments: [text('')] }
  if (!isExactly(typeOf(message), 'text')) return context.refuse(message, refusals.noInterpolation)
  return { kind: 'new', type: 'Exception', arguments: [context.expression(message)] }
}
