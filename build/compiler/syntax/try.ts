import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Catch, Statement } from '../groovy/ast'
import { assign, binary, define, name, nothing } from '../groovy/make'
import { body, statementsOf } from './block'
import { isLeft, mayFail } from './clean-up'

const abort = 'org.jenkinsci.plugins.workflow.steps.FlowInterruptedException'

/** An abort, or a time-out around the step, is never the business of a `catch`. It can only come from a step. */
export function tryStatement(node: ts.TryStatement, context: Context): Statement[] {
  const cleanUp = node.finallyBlock
  if (cleanUp === undefined) return [attempt(node, context)]
  if (isAtRisk(node, cleanUp, context)) return guarded(node, cleanUp, context)
  return [{ ...attempt(node, context), finally: body(cleanUp, context) }]
}

type Attempt = Extract<Statement, { kind: 'try' }>

function attempt(node: ts.TryStatement, context: Context): Attempt {
  const clause = node.catchClause
  const attempted = body(node.tryBlock, context)
  if (clause === undefined) return { kind: 'try', body: attempted, catches: [] }
  const aborts = context.suspends(node.tryBlock) ? [passOn([], context)] : []
  return { kind: 'try', body: attempted, catches: [...aborts, caught(clause, context)] }
}

/** Whether an abort could be on its way through a `finally` block that could put something else in its place. */
function isAtRisk(node: ts.TryStatement, cleanUp: ts.Node, context: Context): boolean {
  const before = [node.tryBlock, node.catchClause]
  return (
    before.some((part) => part !== undefined && context.suspends(part)) &&
    (mayFail(cleanUp) || isLeft(cleanUp))
  )
}

/** The abort is noted, and thrown again where the `finally` block would end in another way than by its end. */
function guarded(node: ts.TryStatement, cleanUp: ts.Node, context: Context): Statement[] {
  const interruption = context.invent('interruption')
  context.jumps.guard(node, interruption)
  const attempted = attempt(node, context)
  const clause = node.catchClause
  const isCatchSafe = clause === undefined || !context.suspends(clause)
  const noted = passOn([interruption], context)
  const cleanedUp = mayFail(cleanUp) ? [preferred(interruption, cleanUp, context)] : body(cleanUp, context)
  return [
    define(interruption, nothing),
    {
      kind: 'try',
      // An abort of the `catch` itself is one, too.
      body: isCatchSafe ? attempted.body : [attempted],
      catches: isCatchSafe ? [noted, ...attempted.catches.slice(-1)] : [noted],
      finally: cleanedUp,
    },
  ]
}

function passOn(variables: string[], context: Context): Catch {
  return context.scope(() => {
    const interrupted = context.invent('interrupted')
    const notes = variables.map((variable) => assign(name(variable), name(interrupted)))
    return {
      type: abort,
      variable: interrupted,
      body: [...notes, { kind: 'throw', value: name(interrupted) }],
    }
  })
}

/** The abort goes on, whatever goes wrong meanwhile. */
function preferred(interruption: string, cleanUp: ts.Node, context: Context): Statement {
  const attempted = body(cleanUp, context)
  return context.scope(() => {
    const problem = context.invent('problem')
    const value = binary(name(interruption), '?:', name(problem))
    return {
      kind: 'try',
      body: attempted,
      catches: [{ type: 'Throwable', variable: problem, body: [{ kind: 'throw', value }] }],
    }
  })
}

function caught(clause: ts.CatchClause, context: Context): Catch {
  return context.scope(() => {
    const declaration = clause.variableDeclaration
    const pattern = declaration?.name
    if (pattern !== undefined && !ts.isIdentifier(pattern)) context.refuse(pattern, refusals.noPatternOf)
    const variable =
      declaration === undefined
        ? context.invent('ignored')
        : context.declare(declaration, declaration.name.getText())
    return {
      type: 'Throwable',
      variable,
      body: statementsOf(clause.block.statements, context),
    }
  })
}
