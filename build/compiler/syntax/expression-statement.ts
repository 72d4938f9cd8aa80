import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
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

/** What stands as a statement of its own: a call, an assignment, a step of a counter, `delete`. */
export function expressionStatement(node: ts.ExpressionStatement, context: Context): Statement[] {
  return statementOf(node.expression, context)
}

export function statementOf(node: ts.Node, context: Context): Statement[] {
  const expression = unwrap(node)
  const chain = ts.isDeleteExpression(expression) ? unwrap(expression.expression) : expression
  const link = openLink(chain, context)
  if (link !== undefined) return optionalStatement(link, context, () => statementOf(node, context))
  if (ts.isBinaryExpression(expression) && isAssignment(expression.operatorToken.kind))
    return assignment(expression, context)
  if (isStep(expression)) return [counterStep(expression, context)]
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === SyntaxKind.CommaToken)
    return [expression.left, expression.right].flatMap((one) => whole(one, context))
  if (ts.isDeleteExpression(expression)) return [deletion(expression, context)]
  if (ts.isCallExpression(expression)) {
    const statement = builtinStatement(expression, context)
    if (statement !== undefined) return statement
  }
  if (ts.isConditionalExpression(expression)) return choice(expression, context)
  if (ts.isBinaryExpression(expression)) {
    const guarded = guardedStatement(expression, context)
    if (guarded !== undefined) return [guarded]
  }
  return [run(context.effect(expression))]
}

/** `condition ? a() : b()` */
function choice(node: ts.ConditionalExpression, context: Context): Statement[] {
  const condition = context.condition(node.condition)
  const [then, otherwise] = [node.whenTrue, node.whenFalse].map((arm) => arms(arm, context))
  return [{ kind: 'if', condition, then: then!, otherwise: otherwise! }]
}

/** `condition && a()`, `condition || a()` */
function guardedStatement(node: ts.BinaryExpression, context: Context): Statement | undefined {
  const operator = node.operatorToken.kind
  if (operator !== SyntaxKind.AmpersandAmpersandToken && operator !== SyntaxKind.BarBarToken) return undefined
  const left = context.condition(node.left)
  const condition = operator === SyntaxKind.BarBarToken ? not(left) : left
  return { kind: 'if', condition, then: arms(node.right, context), otherwise: [] }
}

function arms(node: ts.Node, context: Context): Statement[] {
  return context.scope(() => whole(node, context))
}

/** The statement with what it needs before it. */
export function whole(node: ts.Node, context: Context): Statement[] {
  const { value, before } = context.capture(() => statementOf(node, context))
  return [...before, ...value]
}

/** An object of the language has no property that could not be deleted. */
export function deletionValue(node: ts.DeleteExpression, context: Context): Expression {
  context.prerequisite(...statementOf(node, context))
  return { kind: 'boolean', value: true }
}

function deletion(node: ts.DeleteExpression, context: Context): Statement {
  const target = unwrap(node.expression)
  if (isPartOfTable(target)) return run(context.refuse(node, refusals.noMutableTable))
  const isNamed = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
  if (!isNamed || !isKind(typeOf(target.expression), 'object'))
    return run(context.refuse(node, refusals.noDelete))
  if (ts.isPropertyAccessExpression(target))
    return run(method(context.expression(target.expression), 'remove', text(target.name.text)))
  const [object, index] = [target.expression, target.argumentExpression]
  const [map, key] = context.inOrder([
    { node: object, lower: () => context.expression(object) },
    { node: index, lower: () => keyText(index, context) },
  ])
  return run(method(map!, 'remove', key!))
}
