import { ts } from '../../typescript'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { text } from '../groovy/make'
import { isText, refuseArguments } from './arguments'
import type { BuiltinCall, Methods } from './method'
import { find, firstMatch, isFound, type Pattern, patternOf, withGroups } from './matching'

export const regexpMethods: Methods = {
  exec: (call) => {
    const pattern = asked(call)
    if (pattern === undefined || withGroups(pattern, call.context) === undefined) return text('')
    return firstMatch(call.context.expression(call.arguments[0]!), pattern, call.context)
  },
  test: (call) => {
    if (ts.isNewExpression(call.receiver)) return testMade(call, call.receiver.arguments ?? [])
    const pattern = asked(call)
    if (pattern === undefined) return text('')
    return isFound(call.context.expression(call.arguments[0]!), pattern, call.context)
  },
}

function asked(call: BuiltinCall): Pattern | undefined {
  const [subject, ...others] = call.arguments
  if (!isText(subject) || others.length > 0) {
    refuseArguments(call, 'with one text')
    return undefined
  }
  const pattern = patternOf(call.receiver, call.context)
  if (pattern?.isGlobal !== true) return pattern
  call.context.refuse(call.receiver, refusals.noPatternState)
  return undefined
}

/** `new RegExp(pattern).test(text)`: the pattern must be one that both languages read alike; its author sees to that. */
function testMade(call: BuiltinCall, made: readonly ts.Node[]): Expression {
  const [pattern, flags] = made
  const [subject] = call.arguments
  if (!isText(pattern) || flags !== undefined)
    return call.context.refuse(call.receiver, refusals.noPatternValue)
  if (!isText(subject)) return refuseArguments(call, 'with one text')
  const [regex, value] = call.context.expressions([pattern, subject])
  return find(value!, regex!)
}
