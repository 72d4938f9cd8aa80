import { type CatchClause, Node, type TryStatement } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Catch, Statement } from '../groovy/ast'
import { assign, binary, define, name, nothing } from '../groovy/make'
import { body, statementsOf } from './block'
import { isLeft, mayFail } from './clean-up'

const abort = 'org.jenkinsci.plugins.workflow.steps.FlowInterruptedException'

/** An abort, or a time-out around the step, is never the business of a `catch`. It can only come from a step. */
export function tryStatement(node: TryStatement, context: Context): Statement[] {
  const cleanUp = node.getFinallyBlock()
  if (cleanUp === undefined) return [attempt(node, context)]
  if (isAtRisk(node, cleanUp, context)) return guarded(node, cleanUp, context)
  return [{ ...attempt(node, context), finally: body(cleanUp, context) }]
}

type Attempt = Extract<Statement, { kind: 'try' }>

function attempt(node: TryStatement, context: Context): Attempt {
  const clause = node.getCatchClause()
  const attempted = body(node.getTryBlock(), context)
  if (clause === undefined) return { kind: 'try', body: attempted, catches: [] }
  const aborts = context.suspends(node.getTryBlock()) ? [passOn([], context)] : []
  return { kind: 'try', body: attempted, catches: [...aborts, caught(clause, context)] }
}

/** Whether an abort could be on its way through a `finally` block that could put something else in its place. */
function isAtRisk(node: TryStatement, cleanUp: Node, context: Context): boolean {
  const before = [node.getTryBlock(), node.getCatchClause()]
  return (
    before.some((part) => part !== undefined && context.suspends(part)) &&
    (mayFail(cleanUp) || isLeft(cleanUp))
  )
}

/** The abort is noted, and thrown again where the `finally` block would end in another way than by its end. */
function guarded(node: TryStatement, cleanUp: Node, context: Context): Statement[] {
  const interruption = context.invent('interruption')
  context.jumps.guard(node, interruption)
  const attempted = attempt(node, context)
  const clause = node.getCatchClause()
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
function preferred(interruption: string, cleanUp: Node, context: Context): Statement {
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
      body: statementsOf(clause.getBlock().getStatements(), context),
    }
  })
}
