import { ts } from '../../typescript'
import { nodesIn } from '../walk'
import { type Context, isSimple } from '../context'
import { symbolOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement, SwitchCase } from '../groovy/ast'
import { run } from '../groovy/make'
import { isSame } from '../groovy/same'
import { leaves } from '../jumps'
import { statementsOf } from './block'
import { type CaseTest, subjectOf } from './case-test'
import { needsBlock } from './jump'
import { byConditions, isChain } from './switch-chain'
import { type Group, groupsOf, joined, statementsIn } from './switch-group'
import { byNumber } from './switch-number'

/**
 * Groovy's `switch` asks `isCase`, which for constants of the value's own type is equality, and leaves a `default` that is
 * not last out of the order. Where that would differ, it is given the number of the clause to begin with.
 */
export function switchStatement(node: ts.SwitchStatement, context: Context): Statement[] {
  if (needsBlock(node)) return context.jumps.block(node, () => switchOf(node, context))
  return switchOf(node, context)
}

/** What groovy-cps passes on beside them is less than ten. */
const mostClauses = 240

function switchOf(node: ts.SwitchStatement, context: Context): Statement[] {
  refuseSharedNames(node, context)
  const subject = subjectOf(node, context)
  const groups = groupsOf(node, context)
  const isConstant = groups.every(({ tests }) => tests.every((test) => test.constant !== undefined))
  const tests = node.caseBlock.clauses.filter(ts.isCaseClause).map((one) => one.expression)
  const isKept = isSimple(subject) && context.isFixed(node.expression, tests, subject)
  if (groups.length === 0) return isSimple(subject) ? [] : [run(subject)]
  const isLong = context.member.suspends && node.caseBlock.clauses.length > mostClauses
  if (isLong && !isChain(node, groups)) context.refuse(node, refusals.tooManyCases)
  if ((isLong || !isConstant) && isChain(node, groups))
    return byConditions(node, groups, isKept ? subject : context.keep(subject, 'value'), context)
  context.jumps.choice(node, () => {
    for (const group of groups) group.body = bodyOf(group, context)
  })
  const filled = withoutEmpty(groups)
  const ordered = isConstant ? withDefaultLast(filled) : undefined
  if (ordered !== undefined) return [{ kind: 'switch', value: subject, cases: ordered.map(caseOf) }]
  return byNumber(filled, isKept ? subject : context.keep(subject, 'value'), context)
}

function bodyOf({ last }: Group, context: Context): Statement[] {
  return context.scope(() => statementsOf(statementsIn(last), context))
}

/** A group of which nothing is left, such as `case 1: ;`, falls through: it is part of the next one. */
function withoutEmpty(groups: Group[]): Group[] {
  return groups.reduceRight<Group[]>(([next, ...others], group) => {
    const rest = next === undefined ? [] : [next, ...others]
    if (group.body.length > 0) return [group, ...rest]
    // Groovy wants a statement behind a `case`.
    if (next === undefined) return [{ ...group, body: [{ kind: 'break' }] }]
    return [joined(group, next), ...others]
  }, [])
}

/** The groups in an order with the same meaning in which Groovy can have them, if there is one. */
function withDefaultLast(groups: Group[]): Group[] | undefined {
  const position = groups.findIndex((group) => group.isDefault)
  const last = groups.length - 1
  if (position < 0) return groups
  // groovy-cps does not go on from a case into the default.
  if (position > 0 && !leaves(groups[position - 1]!.body)) return undefined
  if (position === last) return groups
  const { body, tests } = groups[position]!
  if (!leaves(body) || isTestedAgain(tests, groups.slice(position + 1))) return undefined
  // What was last may have had no end of its own.
  return leaves(groups[last]!.body)
    ? [...groups.filter((group) => !group.isDefault), groups[position]!]
    : undefined
}

/** The first of two equal cases counts, which would be the second one if the first goes with the default to the end. */
function isTestedAgain(tests: CaseTest[], later: Group[]): boolean {
  return later.some((group) => group.tests.some((one) => tests.some((test) => isSameCase(test, one))))
}

function isSameCase({ constant: a }: CaseTest, { constant: b }: CaseTest): boolean {
  return a !== undefined && b !== undefined && isSame(a, b)
}

/** A case that shares the statements of the default is none: groovy-cps would do nothing for it. */
function caseOf({ tests, isDefault, body, leading }: Group): SwitchCase {
  const values = (isDefault ? [] : tests).flatMap((test) =>
    test.constant === undefined ? [] : [test.constant],
  )
  return { tests: values, isDefault, body, ...leading }
}

/** What is declared in one clause and used in another has no value where the value of the `switch` leads to the other one. */
function refuseSharedNames(node: ts.SwitchStatement, context: Context): void {
  for (const clause of node.caseBlock.clauses)
    for (const one of nodesIn(clause, ts.isIdentifier)) {
      const declaration = symbolOf(one)?.valueDeclaration
      const owner = ts.findAncestor(declaration?.parent, (outer) => outer.parent?.parent === node)
      if (owner !== undefined && owner !== clause) context.refuse(one, refusals.noEarlyUse(one.getText()))
    }
}
