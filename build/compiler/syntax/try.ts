import type { CatchClause, TryStatement } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Catch, Statement } from '../groovy/ast'
import { name } from '../groovy/make'
import { Node } from 'ts-morph'
import { body, statementsOf } from './block'

const abort = 'org.jenkinsci.plugins.workflow.steps.FlowInterruptedException'

/** An abort, or a time-out around the step, is never the business of a `catch`. It can only come from a step. */
export function tryStatement(node: TryStatement, context: Context): Statement[] {
  const attempted = body(node.getTryBlock(), context)
  const clause = node.getCatchClause()
  const cleanUp = node.getFinallyBlock()
  const catches = clause === undefined ? [] : [caught(clause, context)]
  if (clause !== undefined && context.suspends(node.getTryBlock())) catches.unshift(passOn(context))
  return [
    {
      kind: 'try',
      body: attempted,
      catches,
      ...(cleanUp === undefined ? {} : { finally: body(cleanUp, context) }),
    },
  ]
}

function passOn(context: Context): Catch {
  return context.scope(() => {
    const variable = context.invent('interrupted')
    return { type: abort, variable, body: [{ kind: 'throw', value: name(variable) }] }
  })
}

function caught(clause: CatchClause, context: Context): Catch {
  return context.scope(() => {
    const declaration = clause.getVariableDeclaration()
    const pattern = declaration?.getNameNode()
    if (pattern !== undefined && !Node.isIdentifier(pattern)) context.refuse(pattern, refusals.noPatternOf)
    const variable =
      declaration === undefined
        ? context.invent('ignored')
        : context.declare(declaration, declaration.getName())
    return {
      type: 'Throwable',
      variable,
      body: statementsOf(clause, clause.getBlock().getStatements(), context),
    }
  })
}
