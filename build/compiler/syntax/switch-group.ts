import { type CaseOrDefaultClause, Node, type SwitchStatement } from 'ts-morph'
import type { Context } from '../context'
import type { Leading, Statement } from '../groovy/ast'
import { leadingOf } from '../leading'
import { type CaseTest, caseTest } from './case-test'

/** Clauses up to the one with the statements that they share. */
export interface Group {
  tests: CaseTest[]
  isDefault: boolean
  last: CaseOrDefaultClause
  /** Comments of all of them. */
  leading: { leading?: Leading }
  body: Statement[]
}

export function groupsOf(node: SwitchStatement, context: Context): Group[] {
  const runs: CaseOrDefaultClause[][] = [[]]
  for (const clause of node.getClauses()) {
    runs.at(-1)!.push(clause)
    if (clause.getStatements().length > 0) runs.push([])
  }
  return runs
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => ({
      tests: clauses.filter(Node.isCaseClause).map((one) => caseTest(one.getExpression(), node, context)),
      isDefault: clauses.some(Node.isDefaultClause),
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
export function statementsIn(clause: CaseOrDefaultClause): Node[] {
  const [block, ...others] = clause.getStatements()
  if (!Node.isBlock(block) || !others.every(Node.isBreakStatement)) return clause.getStatements()
  return [...block.getStatements(), ...others]
}

function together(all: (Leading | undefined)[]): { leading?: Leading } {
  if (all.every((one) => one === undefined)) return {}
  const comments = all.flatMap((one) => one?.comments ?? [])
  return { leading: { blankLine: all[0]?.blankLine ?? false, comments } }
}
