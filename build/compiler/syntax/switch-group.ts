import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Leading, Statement } from '../groovy/ast'
import { leadingOf } from '../leading'
import { type CaseTest, caseTest } from './case-test'

/** Clauses up to the one with the statements that they share. */
export interface Group {
  tests: CaseTest[]
  isDefault: boolean
  last: ts.CaseOrDefaultClause
  /** Comments of all of them. */
  leading: { leading?: Leading }
  body: Statement[]
}

export function groupsOf(node: ts.SwitchStatement, context: Context): Group[] {
  const runs: ts.CaseOrDefaultClause[][] = [[]]
  for (const clause of node.caseBlock.clauses) {
    runs.at(-1)!.push(clause)
    if (clause.statements.length > 0) runs.push([])
  }
  return runs
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => ({
      tests: clauses.filter(ts.isCaseClause).map((one) => caseTest(one.expression, node, context)),
      isDefault: clauses.some(ts.isDefaultClause),
      last: clauses.at(-1)!,
      leading: together(clauses.map(leadingOf)),
      body: [],
    }))
}

/** `first` falls through to `next`, whose statements they then share. */
export function joined(first: Group, next: Group): Group {
  return {
    ...next,
    tests: [...first.tests, ...next.tests],
    isDefault: first.isDefault || next.isDefault,
    leading: together([first.leading.leading, next.leading.leading]),
  }
}

/** `case 'a': { … }` is a usual way to give a case names of its own. */
export function statementsIn(clause: ts.CaseOrDefaultClause): readonly ts.Node[] {
  const [block, ...others] = clause.statements
  if (block === undefined || !ts.isBlock(block) || !others.every(ts.isBreakStatement))
    return clause.statements
  return [...block.statements, ...others]
}

function together(all: (Leading | undefined)[]): { leading?: Leading } {
  if (all.every((one) => one === undefined)) return {}
  const comments = all.flatMap((one) => one?.comments ?? [])
  return { leading: { blankLine: all[0]?.blankLine ?? false, comments } }
}
