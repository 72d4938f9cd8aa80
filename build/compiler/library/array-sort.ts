import { typeOf } from '../../checker'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method, nothing } from '../groovy/make'
import { elementOf, isExactly } from '../types'
import { callbackOf } from './callback'
import type { BuiltinCall } from './method'
import { refuseArguments } from './text'

export function sort(call: BuiltinCall): Expression {
  const { context, receiver } = call
  const [comparator] = call.arguments
  // Without an order of its own, JavaScript sorts numbers as text.
  if (comparator === undefined) {
    const element = elementOf(typeOf(receiver))
    if (element === undefined || !isExactly(element, 'text'))
      return refuseArguments(call, 'with a comparator, or of text')
    return method(context.expression(receiver), 'sort')
  }
  const callback = callbackOf(call, comparator)
  if (callback === undefined) return nothing
  if (callback.needsLoop) return context.refuse(comparator, refusals.noComparatorStep)
  return context.runtime('sortBy', context.expression(receiver), callback.asClosure(2))
}
