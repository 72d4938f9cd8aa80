import { typeOf } from '../../checker'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method } from '../groovy/make'
import { isPlace } from '../syntax/access'
import { elementOf, isExactly, shapeOf } from '../types'
import type { BuiltinCall, Methods } from './method'

/** Methods that search an array for a value. */
export const searches: Methods = {
  includes: (call) => {
    const [items, wanted, from] = operands(call)
    if (items === undefined || wanted === undefined) return refused(call)
    if (from === undefined) return method(items, 'contains', wanted)
    const rest = isPlace(call.arguments[1]!, call.context)
      ? method(items, 'drop', from)
      : call.context.runtime('sliceList', items, from)
    return method(rest, 'contains', wanted)
  },
  indexOf: (call) => {
    const [items, wanted, from] = operands(call)
    if (items === undefined || wanted === undefined) return refused(call)
    if (from === undefined) return method(items, 'indexOf', wanted)
    return call.context.runtime('indexFrom', items, wanted, from)
  },
  lastIndexOf: (call) => {
    const all = operands(call)
    return all.length === 0 ? refused(call) : call.context.runtime('lastIndexFrom', ...all)
  },
}

/** The array, the value and the position where the search begins; nothing where they cannot be searched. */
function operands(call: BuiltinCall): Expression[] {
  return isSearchable(call) ? call.context.expressions([call.receiver, ...call.arguments]) : []
}

/**
 * Groovy searches by content, which is the same for a value that is text, a number or a boolean: an Integer is never
 * equal to a Long there, but each number has the smallest type that holds it.
 */
function isSearchable(call: BuiltinCall): boolean {
  const [value, from, ...others] = call.arguments
  const element = elementOf(typeOf(call.receiver))
  if (value === undefined || others.length > 0 || element === undefined) return false
  if (from !== undefined && !isExactly(typeOf(from), 'number')) return false
  const [sought, held] = [shapeOf(typeOf(value)), shapeOf(element)]
  if (held.kinds.has('unknown') || held.kinds.has('any')) return false
  if ((sought.null || held.null) && (sought.undefined || held.undefined)) return false
  return [...sought.kinds].every((kind) => kind === 'text' || kind === 'number' || kind === 'boolean')
}

function refused(call: BuiltinCall): Expression {
  return call.context.refuse(call.node, refusals.noSearch)
}
