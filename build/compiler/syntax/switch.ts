import { type CaseOrDefaultClause, Node, type SwitchStatement } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement, SwitchCase } from '../groovy/ast'
import { leadingOf } from '../leading'
import { isScalar, shapeOf } from '../types'
import { statementsOf } from './block'

/** Groovy's `switch` asks `isCase`, which for literals of the value's own type is equality. */
export function switchStatement(node: SwitchStatement, context: Context): Statement[] {
  const shape = shapeOf(node.getExpression().getType())
  if (!isScalar(shape) || shape.kinds.size !== 1) context.refuse(node.getExpression(), refusals.noSwitchOn)
  const clauses = node.getClauses()
  const cases: SwitchCase[] = []
  let tests: SwitchCase['tests'] = []
  context.scope(() => {
    clauses.forEach((clause, i) => {
      const isDefault = Node.isDefaultClause(clause)
      const isLast = i === clauses.length - 1
      if (Node.isCaseClause(clause)) tests.push(testOf(clause.getExpression(), context))
      // Groovy leaves a `default` in the middle out of the order.
      if (isDefault && !isLast) context.refuse(clause, refusals.noFallThrough)
      if (clause.getStatements().length === 0 && !isDefault && !isLast) return
      if (!isLast && !leaves(clause)) context.refuse(clause, refusals.noFallThrough)
      const leading = leadingOf(clause)
      const body = statementsOf(clause, statementsIn(clause), context)
      cases.push({ tests, isDefault, body, ...(leading === undefined ? {} : { leading }) })
      tests = []
    })
  })
  return [{ kind: 'switch', value: context.expression(node.getExpression()), cases }]
}

function testOf(node: Node, context: Context) {
  const literal = unwrap(node)
  const isLiteral =
    Node.isStringLiteral(literal) ||
    Node.isNumericLiteral(literal) ||
    Node.isTrueLiteral(literal) ||
    Node.isFalseLiteral(literal)
  return isLiteral ? context.expression(literal) : context.refuse(node, refusals.noSwitchOn)
}

/** `case 'a': { … }` is a usual way to give a case names of its own. */
function statementsIn(clause: CaseOrDefaultClause): Node[] {
  const [only, ...others] = clause.getStatements()
  return only !== undefined && others.length === 0 && Node.isBlock(only)
    ? only.getStatements()
    : clause.getStatements()
}

function leaves(clause: CaseOrDefaultClause): boolean {
  const last = statementsIn(clause).at(-1)
  return (
    Node.isBreakStatement(last) ||
    Node.isContinueStatement(last) ||
    Node.isReturnStatement(last) ||
    Node.isThrowStatement(last)
  )
}
