import { ts } from '../../typescript'
import { referentOf } from '../declarations'

/** The methods that call their callback before they return, and do not keep it. */
const callers: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'from',
  'map',
  'reduce',
  'reduceRight',
  'replace',
  'replaceAll',
  'some',
  'sort',
  'toSorted',
])

/** Whether the function is a callback that nothing can call after the method that it is given to. */
export function isImmediateCallback(node: ts.Node): boolean {
  const call = node.parent
  if (!ts.isCallExpression(call) || !call.arguments.some((one) => one === node)) return false
  const callee = call.expression
  return (
    ts.isPropertyAccessExpression(callee) &&
    callers.has(callee.name.text) &&
    referentOf(callee.name)?.kind === 'builtin'
  )
}
