import { Node, type RegularExpressionLiteral } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary, method, text } from '../groovy/make'
import { type JavaPattern, toJava, Untranslatable } from '../pattern'
import { isExactly } from '../types'
import type { BuiltinCall, Methods } from './method'

/**
 * A Matcher would not survive a restart, and does not have to: it is made and asked in one expression, with no step in
 * between.
 */
export const regexpMethods: Methods = {
  test: (call) => {
    const [subject] = call.arguments
    const pattern = unwrap(call.receiver)
    if (subject === undefined || !isExactly(subject.getType(), 'text'))
      return call.context.refuse(call.node, refusals.noArguments('test', 'with one text'))
    if (Node.isNewExpression(pattern)) return testMade(call, pattern.getArguments(), subject)
    if (!Node.isRegularExpressionLiteral(pattern))
      return call.context.refuse(pattern, refusals.noPatternValue)
    const java = translated(pattern, call.context)
    if (java === undefined) return text('')
    const value = call.context.expression(subject)
    return java.whole === undefined ? find(value, text(java.text)) : binary(value, '==~', text(java.whole))
  },
}

/** `new RegExp(pattern).test(text)`: the pattern must be one that both languages read alike; its author sees to that. */
function testMade(call: BuiltinCall, made: Node[], subject: Node): Expression {
  const [pattern, flags] = made
  const isUsable = pattern !== undefined && flags === undefined && isExactly(pattern.getType(), 'text')
  if (!isUsable) return call.context.refuse(call.receiver, refusals.noPatternValue)
  const [regex, value] = call.context.expressions([pattern, subject])
  return find(value!, regex!)
}

function find(value: Expression, pattern: Expression): Expression {
  return method(binary(value, '=~', pattern), 'find')
}

export function translated(node: RegularExpressionLiteral, context: Context): JavaPattern | undefined {
  const literal = node.getLiteralText()
  const end = literal.lastIndexOf('/')
  try {
    return toJava(literal.slice(1, end), literal.slice(end + 1))
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error
    context.refuse(node, error.needsFlag ? refusals.noUnicodePattern : refusals.noPattern(error.message))
    return undefined
  }
}

/** `$1` to `$9` mean the same in Java where there is such a group, `$$` and `$&` have other names; another `$` is refused. */
export function javaReplacement(
  replacement: string,
  { groups, hasForgottenGroup }: JavaPattern,
): string | undefined {
  const rest = replacement.replace(/\$[1-9](?!\d)|\$\$|\$&/g, '')
  const used = [...replacement.replaceAll('$$', '').matchAll(/\$([1-9])/g)].map((match) => Number(match[1]))
  if (rest.includes('$') || used.some((group) => group > groups || hasForgottenGroup)) return undefined
  return replacement
    .replaceAll('\\', '\\\\')
    .replace(/\$(\$|&|[1-9])/g, (_, what: string) =>
      what === '$' ? '\\$' : what === '&' ? '$0' : `$${what}`,
    )
}
