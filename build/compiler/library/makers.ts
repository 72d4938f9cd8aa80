import { ts } from '../../typescript'
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
export function isMade(node: ts.Node): boolean {
  const value = unwrap(node)
  // `JSON.parse(text) as T`
  if (ts.isAsExpression(value)) return isMade(value.expression)
  if (ts.isConditionalExpression(value)) return isMade(value.whenTrue) && isMade(value.whenFalse)
  if (ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value)) return true
  return ts.isNewExpression(value) || isMaker(value) || (isPassedOn(value) && isMade(receiverOf(value)!))
}

/** Whether the expression is a call of a method that makes its value. */
export function isMaker(call: ts.Node): boolean {
  const name = builtinName(call)
  return name !== undefined && makers.has(name)
}

/** Whether the expression is a call whose value is the array that it is called for. */
export function isPassedOn(call: ts.Node): boolean {
  const name = builtinName(call)
  return arrayPassers.some((one) => one === name)
}

function builtinName(call: ts.Node): string | undefined {
  const callee = ts.isCallExpression(call) ? call.expression : undefined
  if (!(callee && ts.isPropertyAccessExpression(callee))) return undefined
  return referentOf(callee.name)?.kind === 'builtin' ? callee.name.text : undefined
}

function receiverOf(call: ts.Node): ts.Node | undefined {
  const callee = ts.isCallExpression(call) ? call.expression : undefined
  return callee && ts.isPropertyAccessExpression(callee) ? callee.expression : undefined
}
