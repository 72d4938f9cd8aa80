import { typeOf, literalValue } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { integer, list, method, text } from '../groovy/make'
import { isText, refuseArguments } from './arguments'
import { absenceIn } from './json-absence'
import type { BuiltinCall, Methods } from './method'
import { shapeOf } from '../types'

/** Methods of `JSON`. Groovy's own lose the order of keys, read more than JSON and write other text. */
export const jsonStatics: Methods = {
  parse: (call) => {
    const [source, ...others] = call.arguments
    if (!isText(source) || others.length > 0) return refuseArguments(call, 'with one text')
    return call.context.runtime('parseJson', call.context.expression(source))
  },
  stringify: (call) => {
    const { context } = call
    const [value, replacer] = call.arguments
    if (replacer !== undefined && !isNothing(replacer)) return refuseReplacer(call, replacer)
    if (value !== undefined && shapeOf(typeOf(value)).kinds.has('any'))
      return context.refuse(value, refusals.noAny)
    const absence = value === undefined ? 'other' : absenceIn(typeOf(value), value)
    if (value === undefined || absence === 'other')
      return refuseArguments(call, 'of text, numbers, booleans and null, and of arrays and objects of them')
    if (absence === 'unknown') return context.refuse(value, refusals.noUnknownJson)
    if (absence === 'both') return context.refuse(value, refusals.noBothAbsent)
    const lowered = context.expression(value)
    const indent = indentOf(call)
    if (indent === undefined)
      return refuseArguments(call, 'with an indent that is text, or a number that is written there')
    if (absence === 'all')
      return context.runtime('toJson', lowered, indent, list([]), { kind: 'boolean', value: true })
    if (absence.length > 0) return context.runtime('toJson', lowered, indent, list(absence.map(text)))
    const isPlain = indent.kind === 'string' && indent.value === ''
    return context.runtime('toJson', lowered, ...(isPlain ? [] : [indent]))
  },
}

function isNothing(node: ts.Node): boolean {
  return node.kind === SyntaxKind.NullKeyword || node.getText() === 'undefined'
}

function refuseReplacer(call: BuiltinCall, replacer: ts.Node): Expression {
  const known = ['parse(text)', 'stringify(value)', 'stringify(value, null, indent)']
  return call.context.refuse(replacer, refusals.noMember('`JSON`', 'stringify(value, replacer)', known))
}

/** JSON takes at most ten characters. */
function indentOf(call: BuiltinCall): Expression | undefined {
  const indent = call.arguments[2]
  if (indent === undefined || isNothing(indent)) return text('')
  const count = literalValue(typeOf(indent))
  if (typeof count === 'number') return text(' '.repeat(Math.max(0, Math.min(10, count))))
  if (!isText(indent)) return undefined
  const value = call.context.expression(indent)
  return value.kind === 'string' ? text(value.value.slice(0, 10)) : method(value, 'take', integer(10))
}
