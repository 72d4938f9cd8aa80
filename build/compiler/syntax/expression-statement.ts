import {
  type BinaryExpression,
  type ConditionalExpression,
  type DeleteExpression,
  type ExpressionStatement,
  Node,
} from 'ts-morph'
import type { Context } from '../context'
import { isAssignment, isPartOfTable, isStep, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { method, not, run, text } from '../groovy/make'
import { builtinStatement } from '../library'
import { isKind } from '../types'
import { keyText } from './key'
import { assignment } from './assignment'
import { openLink, optionalStatement } from './optional-chain'
import { counterStep } from './counter'
import { SyntaxKind } from '../../typescript'

/** What stands as a statement of its own: a call, an assignment, a step of a counter, `delete`. */
export function expressionStatement(node: ExpressionStatement, context: Context): Statement[] {
  return statementOf(node.getExpression(), context)
}

export function statementOf(node: Node, context: Context): Statement[] {
  const expression = unwrap(node)
  const chain = Node.isDeleteExpression(expression) ? unwrap(expression.getExpression()) : expression
  const link = openLink(chain, context)
  if (link !== undefined) return optionalStatement(link, context, () => statementOf(node, context))
  if (Node.isBinaryExpression(expression) && isAssignment(expression.getOperatorToken().getKind()))
    return assignment(expression, context)
  if (isStep(expression)) return [counterStep(expression, context)]
  if (
    Node.isBinaryExpression(expression) &&
    expression.getOperatorToken().getKind() === SyntaxKind.CommaToken
  )
    return [expression.getLeft(), expression.getRight()].flatMap((one) => whole(one, context))
  if (Node.isDeleteExpression(expression)) return [deletion(expression, context)]
  if (Node.isCallExpression(expression)) {
    const statement = builtinStatement(expression, context)
    if (statement !== undefined) return statement
  }
  if (Node.isConditionalExpression(expression)) return choice(expression, context)
  if (Node.isBinaryExpression(expression)) {
    const guarded = guardedStatement(expression, context)
    if (guarded !== undefined) return [guarded]
  }
  return [run(context.effect(expression))]
}

/** `condition ? a() : b()` */
function choice(node: ConditionalExpression, context: Context): Statement[] {
  const condition = context.condition(node.getCondition())
  const [then, otherwise] = [node.getWhenTrue(), node.getWhenFalse()].map((arm) => arms(arm, context))
  return [{ kind: 'if', condition, then: then!, otherwise: otherwise! }]
}

/** `condition && a()`, `condition || a()` */
function guardedStatement(node: BinaryExpression, context: Context): Statement | undefined {
  const operator = node.getOperatorToken().getKind()
  if (operator !== SyntaxKind.AmpersandAmpersandToken && operator !== SyntaxKind.BarBarToken) return undefined
  const left = context.condition(node.getLeft())
  const condition = operator === SyntaxKind.BarBarToken ? not(left) : left
  return { kind: 'if', condition, then: arms(node.getRight(), context), otherwise: [] }
}

function arms(node: Node, context: Context): Statement[] {
  return context.scope(() => whole(node, context))
}

/** The statement with what it needs before it. */
export function whole(node: Node, context: Context): Statement[] {
  const { value, before } = context.capture(() => statementOf(node, context))
  return [...before, ...value]
}

/** An object of the language has no property that could not be deleted. */
export function deletionValue(node: DeleteExpression, context: Context): Expression {
  context.prerequisite(...statementOf(node, context))
  return { kind: 'boolean', value: true }
}

function deletion(node: DeleteExpression, context: Context): Statement {
  const target = unwrap(node.getExpression())
  if (isPartOfTable(target)) return run(context.refuse(node, refusals.noMutableTable))
  const isNamed = Node.isPropertyAccessExpression(target) || Node.isElementAccessExpression(target)
  if (!isNamed || !isKind(target.getExpression().getType(), 'object'))
    return run(context.refuse(node, refusals.noDelete))
  if (Node.isPropertyAccessExpression(target))
    return run(method(context.expression(target.getExpression()), 'remove', text(target.getName())))
  const [object, index] = [target.getExpression(), target.getArgumentExpressionOrThrow()]
  const [map, key] = context.inOrder([
    { node: object, lower: () => context.expression(object) },
    { node: index, lower: () => keyText(index, context) },
  ])
  return run(method(map!, 'remove', key!))
}
