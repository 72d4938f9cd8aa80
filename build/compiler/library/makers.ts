import { Node } from 'ts-morph'
import { referentOf, unwrap } from '../declarations'
import { arrayPassers } from './mutators'

/** Methods whose array or object is a new one. */
const makers: ReadonlySet<string> = new Set([
  'concat',
  'entries',
  'filter',
  'flat',
  'flatMap',
  'from',
  'fromEntries',
  'keys',
  'map',
  'parse',
  'slice',
  'split',
  'values',
])

/** Whether the expression makes an array, object, Map or Set that nothing else holds. */
export function isMade(node: Node): boolean {
  const value = unwrap(node)
  // `JSON.parse(text) as T`
  if (Node.isAsExpression(value)) return isMade(value.getExpression())
  if (Node.isConditionalExpression(value)) return isMade(value.getWhenTrue()) && isMade(value.getWhenFalse())
  if (Node.isArrayLiteralExpression(value) || Node.isObjectLiteralExpression(value)) return true
  return Node.isNewExpression(value) || isMaker(value) || (isPassedOn(value) && isMade(receiverOf(value)!))
}

/** Whether the expression is a call of a method that makes its value. */
export function isMaker(call: Node): boolean {
  const name = builtinName(call)
  return name !== undefined && makers.has(name)
}

/** Whether the expression is a call whose value is the array that it is called for. */
export function isPassedOn(call: Node): boolean {
  const name = builtinName(call)
  return arrayPassers.some((one) => one === name)
}

function builtinName(call: Node): string | undefined {
  const callee = Node.isCallExpression(call) ? call.getExpression() : undefined
  if (!Node.isPropertyAccessExpression(callee)) return undefined
  return referentOf(callee.getNameNode())?.kind === 'builtin' ? callee.getName() : undefined
}

function receiverOf(call: Node): Node | undefined {
  const callee = Node.isCallExpression(call) ? call.getExpression() : undefined
  return Node.isPropertyAccessExpression(callee) ? callee.getExpression() : undefined
}
