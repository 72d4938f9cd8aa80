import { Node } from 'ts-morph'
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
export function isImmediateCallback(node: Node): boolean {
  const call = node.getParent()
  if (!Node.isCallExpression(call) || !call.getArguments().includes(node)) return false
  const callee = call.getExpression()
  return (
    Node.isPropertyAccessExpression(callee) &&
    callers.has(callee.getName()) &&
    referentOf(callee.getNameNode())?.kind === 'builtin'
  )
}
