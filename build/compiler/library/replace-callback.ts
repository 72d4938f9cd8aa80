import { typeOf, typeOfSymbol } from '../../checker'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { define, integer, list, map, method, name, run, text } from '../groovy/make'
import { countingLoop } from '../syntax/for-of'
import { isNullable, type Kind, onlyKind, shapeOf } from '../types'
import { held, heldReceiver } from './arguments'
import { type Callback, callbackOf } from './callback'
import type { BuiltinCall } from './method'
import { allMatches, allOf, allStarts, type Pattern, withGroups } from './matching'

/** `replace` of text by what a function returns for each place where it is found. */
export function replaceEachText(call: BuiltinCall, all: boolean): Expression {
  const { context } = call
  const [search, replacement] = call.arguments
  const [receiver, wanted] = context.expressions([call.receiver, search!])
  const whole = heldReceiver(call, receiver!)
  const found = held(search!, wanted!, [replacement!], context)
  const callback = callbackOf(call, replacement)
  if (callback === undefined || !fits(call, [textParameter, numberParameter, textParameter])) return text('')
  const places = context.keep(
    context.runtime('placesOf', whole, found, { kind: 'boolean', value: all }),
    'places',
  )
  const replacements = replacementsOf(call, callback, places, (place) => [found, place, whole])
  return context.runtime('replaceAt', whole, found, places, replacements)
}

/** `replace` of a pattern by what a function returns for each match. */
export function replaceEachMatch(call: BuiltinCall, pattern: Pattern): Expression {
  const { context } = call
  if (pattern.isGlobal && allOf(pattern, false, context) === undefined) return text('')
  const receiver = context.expression(call.receiver)
  const callback = callbackOf(call, call.arguments[1])
  if (callback === undefined || !fits(call, parametersOf(pattern))) return text('')
  if (callback.takes > 1 && withGroups(pattern, context) === undefined) return text('')
  const groovyName = pattern.isGlobal ? 'replaceAll' : 'replaceFirst'
  // Groovy's own, which groovy-cps does not know, and which gives a pattern with groups another argument.
  const isPlain = !callback.needsLoop && callback.takes < 2 && pattern.groups.length === 0
  if (isPlain && !pattern.readsHalves && !context.member.suspends)
    return method(receiver, groovyName, text(pattern.text), callback.asClosure(1))
  const whole = heldReceiver(call, receiver)
  const all = allMatches(whole, pattern, context)
  const matches = context.keep(pattern.isGlobal ? all : method(all, 'take', integer(1)), 'matches')
  const starts = context.keep(allStarts(whole, pattern, context), 'starts')
  const replacements = replacementsOf(call, callback, matches, (match, index) =>
    argumentsOf(pattern, match, { kind: 'index', object: starts, index }, whole),
  )
  return context.runtime('spliced', whole, starts, matches, replacements)
}

/** A list of what the callback returns in each round. */
function replacementsOf(
  call: BuiltinCall,
  callback: Callback,
  items: Expression,
  given: (item: Expression, index: Expression) => Expression[],
): Expression {
  const { context } = call
  const rounds = callback.prepare()
  const replacements = context.invent('replacements')
  const loop = context.scope(() => {
    const index = context.invent('i')
    const args = given({ kind: 'index', object: items, index: name(index) }, name(index))
    const round = rounds.round(args, (value) => [run(method(name(replacements), 'add', value))])
    return countingLoop(index, items, round)
  })
  context.prerequisite(define(replacements, list([])), loop)
  return name(replacements)
}

/** The match, what its groups held, where it is, the whole text and, where groups have names, an object of them. */
function argumentsOf(
  pattern: Pattern,
  match: Expression,
  start: Expression,
  whole: Expression,
): Expression[] {
  const group = (number: number): Expression => ({ kind: 'index', object: match, index: integer(number) })
  const groups = pattern.groups.map((_, i) => group(i + 1))
  const named = pattern.groups.flatMap(({ name: key }, i) =>
    key === undefined ? [] : [{ key, value: group(i + 1) }],
  )
  return [group(0), ...groups, start, whole, ...(named.length > 0 ? [map(named)] : [])]
}

interface Parameter {
  readonly kind: Kind
  readonly isNullable: boolean
}

const textParameter: Parameter = { kind: 'text', isNullable: false }
const numberParameter: Parameter = { kind: 'number', isNullable: false }

function parametersOf({ groups }: Pattern): Parameter[] {
  const held = groups.map(({ isOptional }): Parameter => ({ kind: 'text', isNullable: isOptional }))
  const named: Parameter[] = groups.some(({ name: key }) => key !== undefined)
    ? [{ kind: 'object', isNullable: false }]
    : []
  return [textParameter, ...held, numberParameter, textParameter, ...named]
}

/** TypeScript lets a callback declare any types behind the first parameter. */
function fits(call: BuiltinCall, given: Parameter[]): boolean {
  const callback = call.arguments[1]!
  const [signature] = typeOf(callback).getCallSignatures()
  const misfit = signature?.getParameters().find((parameter, i) => {
    const shape = shapeOf(typeOfSymbol(parameter, callback))
    const kind = onlyKind(shape)
    // What is made of an `any` is refused where it is used.
    if (kind === 'any' || kind === 'unknown') return false
    const value = given[i]
    return value === undefined || kind !== value.kind || (value.isNullable && !isNullable(shape))
  })
  if (misfit === undefined) return true
  call.context.refuse(misfit.valueDeclaration ?? callback, refusals.noCallbackParameter)
  return false
}
