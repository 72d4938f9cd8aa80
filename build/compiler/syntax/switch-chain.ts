import { ts } from '../../typescript'
import { nodesIn } from '../walk'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { binary } from '../groovy/make'
import { targetOf } from '../jumps'
import { statementsOf } from './block'
import { type Group, statementsIn } from './switch-group'

/** Whether each clause is left at its end and nowhere else, so that it can be an arm of `if` and `else if`. */
export function isChain(node: ts.SwitchStatement, groups: Group[]): boolean {
  const ends = groups.map((group) => statementsIn(group.last).at(-1))
  const breaks = nodesIn(node, ts.isBreakStatement).filter((one) => targetOf(one) === node)
  if (!breaks.every((one) => ends.includes(one))) return false
  return groups.every(({ tests, isDefault }, i) => {
    const isLast = i === groups.length - 1
    const isInOrder = !isDefault || (isLast && tests.length === 0)
    return (
      (isLast || isJump(ends[i])) && isInOrder && tests.slice(1).every((test) => test.before.length === 0)
    )
  })
}

function isJump(node: ts.Node | undefined): boolean {
  if (node === undefined) return false
  return (
    ts.isBreakStatement(node) ||
    ts.isContinueStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node)
  )
}

export function byConditions(
  node: ts.SwitchStatement,
  groups: Group[],
  subject: Expression,
  context: Context,
): Statement[] {
  return groups.reduceRight<Statement[]>((otherwise, group) => {
    const then = armOf(node, group, context)
    const [first, ...others] = group.tests
    if (first === undefined) return then
    const condition = others.reduce((all, test) => binary(all, '||', test.of(subject)), first.of(subject))
    return [...first.before, { kind: 'if', condition, then, otherwise }]
  }, [])
}

function armOf(node: ts.SwitchStatement, group: Group, context: Context): Statement[] {
  const statements = statementsIn(group.last)
  const isBreak = (one: ts.Node): boolean => ts.isBreakStatement(one) && targetOf(one) === node
  const [first, ...others] = context.scope(() =>
    statementsOf(
      statements.filter((one) => !isBreak(one)),
      context,
    ),
  )
  const comments = [...(group.leading.leading?.comments ?? []), ...(first?.leading?.comments ?? [])]
  if (first === undefined || comments.length === 0) return first === undefined ? [] : [first, ...others]
  return [{ ...first, leading: { blankLine: false, comments } }, ...others]
}
