import { Node, type RegularExpressionLiteral } from 'ts-morph'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { integer, method, name, property, text } from '../groovy/make'
import { isExactly } from '../types'
import type { BuiltinCall, Methods } from './method'
import { javaReplacement, translated } from './regexp'

/** Methods of text. `s` is always a String: templates are made Strings at once. */
export const textMethods: Methods = {
  charAt: (call) => {
    if (!hasCount(call, 1) || call.context.integers.isNegative(call.arguments[0]!))
      return refuseArguments(call, 'with one position that is not negative')
    const [receiver, position] = operands(call)
    // Outside of the text it is empty, as in JavaScript.
    const isFirst = position!.kind === 'number' && position!.value === 0
    return method(isFirst ? receiver! : method(receiver!, 'drop', position!), 'take', integer(1))
  },
  endsWith: (call) => withText(call, 'endsWith'),
  includes: (call) => withText(call, 'contains'),
  indexOf: (call) => withText(call, 'indexOf'),
  lastIndexOf: (call) => withText(call, 'lastIndexOf'),
  replace: (call) => replace(call, false),
  replaceAll: (call) => replace(call, true),
  slice: (call: BuiltinCall) => {
    if (call.arguments.some((argument) => isUnsure(argument, call)))
      return call.context.refuse(call.node, refusals.noNegativeSlice)
    return part(call)
  },
  split,
  startsWith: (call) => withText(call, 'startsWith'),
  /** Of several positions, JavaScript takes the smaller as the start. */
  substring: (call) => {
    const [start, end] = call.arguments
    const isOrdered =
      end === undefined ||
      (start !== undefined && Node.isNumericLiteral(start) && start.getLiteralValue() === 0)
    return isOrdered ? part(call) : refuseArguments(call, 'as `substring(start)` or `substring(0, end)`')
  },
  toLowerCase: (call) => inAnyLocale(call, 'toLowerCase'),
  toString: (call: BuiltinCall) => call.context.expression(call.receiver),
  toUpperCase: (call) => inAnyLocale(call, 'toUpperCase'),
  trim: (call) => call.context.helper('trim', call.context.expression(call.receiver)),
}

function operands(call: BuiltinCall): Expression[] {
  return call.context.expressions([call.receiver, ...call.arguments])
}

function hasCount(call: BuiltinCall, count: number): boolean {
  return call.arguments.length === count
}

export function refuseArguments(call: BuiltinCall, what: string): Expression {
  const name = Node.isPropertyAccessExpression(call.callee) ? call.callee.getName() : call.receiver.getText()
  return call.context.refuse(call.node, refusals.noArguments(name, what))
}

function withText(call: BuiltinCall, groovyName: string): Expression {
  if (!hasCount(call, 1) || !isExactly(call.arguments[0]!.getType(), 'text'))
    return refuseArguments(call, 'with one text')
  const [receiver, other] = operands(call)
  return method(receiver!, groovyName, other!)
}

/** Independent of the locale that Jenkins runs in: in Turkish, the capital of `i` is another one. */
function inAnyLocale(call: BuiltinCall, groovyName: string): Expression {
  return method(call.context.expression(call.receiver), groovyName, property(name('Locale'), 'ROOT'))
}

/** Could be negative without being written so. */
function isUnsure(argument: Node, call: BuiltinCall): boolean {
  return call.context.integers.isNegative(argument) && negativeLiteral(argument) === undefined
}

function negativeLiteral(node: Node): number | undefined {
  const { text: digits } = /^-(?<text>\d+)$/.exec(node.getText())?.groups ?? {}
  return digits === undefined ? undefined : Number(digits)
}

/** `take` and `drop` mind the ends as JavaScript does, and take a negative number for 0, as `substring` does. */
function part(call: BuiltinCall): Expression {
  const [receiver, start, end] = operands(call)
  const [startNode, endNode] = call.arguments
  if (start === undefined) return receiver!
  const fromEnd = (count: number): Expression => ({
    kind: 'binary',
    operator: '-',
    left: method(receiver!, 'length'),
    right: integer(count),
  })
  const endCount = endNode === undefined ? undefined : negativeLiteral(endNode)
  const startCount = negativeLiteral(startNode!)
  const isRepeated = endCount !== undefined || startCount !== undefined
  if (isRepeated && receiver!.kind !== 'name')
    return refuseArguments(call, 'with a negative position where the text is in a variable')
  const head =
    end === undefined
      ? receiver!
      : method(receiver!, 'take', endCount === undefined ? end : fromEnd(endCount))
  if (start.kind === 'number' && start.value === 0) return head
  return method(head, 'drop', startCount === undefined ? start : fromEnd(startCount))
}

/** `split` of Java takes a pattern, drops what is empty at the end unless told otherwise, and returns an array. */
function split(call: BuiltinCall): Expression {
  const [separator, limit] = call.arguments
  if (separator === undefined || limit !== undefined) return refuseArguments(call, 'with a separator')
  if (Node.isRegularExpressionLiteral(separator)) return refuseArguments(call, 'with text as the separator')
  if (!isExactly(separator.getType(), 'text')) return refuseArguments(call, 'with text as the separator')
  if (Node.isStringLiteral(separator) && separator.getLiteralText() === '')
    return refuseArguments(call, 'with a separator that is not empty')
  const [receiver, value] = operands(call)
  const pattern = value!.kind === 'string' ? text(escapedPattern(value!.value)) : quotedPattern(value!)
  return method(method(receiver!, 'split', pattern, integer(-1)), 'toList')
}

function quotedPattern(value: Expression): Expression {
  return method(property(property(property(name('java'), 'util'), 'regex'), 'Pattern'), 'quote', value)
}

export function escapedPattern(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

function replace(call: BuiltinCall, all: boolean): Expression {
  const { context } = call
  const [search, replacement] = call.arguments
  if (search === undefined || replacement === undefined) return refuseArguments(call, 'with two arguments')
  if (Node.isRegularExpressionLiteral(search)) {
    return replacePattern(call, search, replacement, all)
  }
  if (!isExactly(search.getType(), 'text')) return refuseArguments(call, 'with text or a literal pattern')
  const value = constantReplacement(replacement)
  if (value === undefined) return context.refuse(replacement, refusals.noReplacement)
  const [receiver, from, to] = context.expressions([call.receiver, search, value])
  if (all) return method(receiver!, 'replace', from!, to!)
  if (from!.kind !== 'string' || to!.kind !== 'string')
    return refuseArguments(call, 'with two literals; `replaceAll` takes any text')
  return method(
    receiver!,
    'replaceFirst',
    text(escapedPattern(from!.value)),
    text(to!.value.replace(/[\\$]/g, '\\$&')),
  )
}

function replacePattern(
  call: BuiltinCall,
  search: RegularExpressionLiteral,
  replacement: Node,
  all: boolean,
): Expression {
  const { context } = call
  const pattern = translated(search, context)
  if (pattern === undefined) return text('')
  const [, flags = ''] = /\/([a-z]*)$/.exec(search.getText()) ?? []
  if (all && !flags.includes('g')) return refuseArguments(call, 'with the flag `g`')
  const value = Node.isStringLiteral(replacement)
    ? javaReplacement(replacement.getLiteralText(), pattern)
    : undefined
  if (value === undefined) return context.refuse(replacement, refusals.noReplacement)
  if (pattern.mayBeEmpty && flags.includes('u') && flags.includes('g')) {
    return context.refuse(search, refusals.noPattern('a match of nothing between the halves of a character'))
  }
  return method(
    context.expression(call.receiver),
    flags.includes('g') ? 'replaceAll' : 'replaceFirst',
    text(pattern.text),
    text(value),
  )
}

/** A literal without `$`, or what an arrow function without parameters returns: JavaScript reads neither. */
function constantReplacement(node: Node): Node | undefined {
  if (Node.isArrowFunction(node)) {
    const value = node.getBody()
    return node.getParameters().length === 0 && !Node.isBlock(value) && isExactly(value.getType(), 'text')
      ? value
      : undefined
  }
  const type = node.getType()
  const literal = type.getLiteralValue()
  return typeof literal === 'string' && !literal.includes('$') ? node : undefined
}
