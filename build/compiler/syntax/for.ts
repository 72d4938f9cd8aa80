import { declarationKind } from '../declarations'
import { ts } from '../../typescript'
import { nodesIn } from '../walk'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { hasClosure } from '../groovy/closures'
import { assign, define, name } from '../groovy/make'
import { isContinued } from '../jumps'
import { isAssignedIn, isKeptIn } from '../variables'
import { body } from './block'
import { whole } from './expression-statement'
import { variable } from './variable'
import { conditionOf, type LoopCondition, whileLoop } from './while'

/**
 * Groovy's `for` has one variable, which its rounds share. A loop with other parts becomes a `while`; of a variable that a
 * closure keeps each round gets a copy, as it does in TypeScript.
 */
export function forStatement(node: ts.ForStatement, context: Context): Statement[] {
  const variables = variablesOf(node)
  checkHead(node, variables, context)
  const { starts, loop } = context.scope(() => {
    const starts = startsOf(node, context)
    const steps = stepsOf(node, context)
    const test = testOf(node, variables, context)
    const head = headOf(node, starts, test.condition, steps, context)
    const behind = [
      ...test.back,
      ...(head === undefined ? context.traced(node.incrementor ?? node, steps) : []),
    ]
    const lower = (): Statement[] => body(node.statement, context)
    const { value, label } = context.jumps.loop(node, () =>
      behind.length > 0 && isContinued(node) ? context.jumps.round(node, lower) : lower(),
    )
    const inside = [...test.copies, ...value, ...behind]
    return head === undefined
      ? { starts, loop: whileLoop(test.condition, inside, label) }
      : { starts: [], loop: { ...head, ...label, body: inside } }
  })
  // The variables of a `while` are declared beside it.
  context.reserve(starts)
  return [...starts, loop]
}

function variablesOf(node: ts.ForStatement): (ts.VariableDeclaration | ts.BindingElement)[] {
  const list = node.initializer
  if (!(list && ts.isVariableDeclarationList(list))) return []
  const parts = nodesIn(list, ts.isBindingElement)
  return [...list.declarations, ...parts].filter((one) => ts.isIdentifier(one.name))
}

function checkHead(node: ts.ForStatement, variables: readonly ts.Node[], context: Context): void {
  const list = node.initializer
  if (list && ts.isVariableDeclarationList(list) && declarationKind(list) === 'var')
    context.refuse(list, refusals.noVar)
  for (const part of [list, node.incrementor])
    if (part !== undefined && variables.some((one) => isKeptIn(one, part)))
      context.refuse(part, refusals.noCapturedCounter)
}

function startsOf(node: ts.ForStatement, context: Context): Statement[] {
  const list = node.initializer
  if (list === undefined) return []
  return ts.isVariableDeclarationList(list)
    ? list.declarations.flatMap((one) => variable(one, context))
    : whole(list, context)
}

function stepsOf(node: ts.ForStatement, context: Context): Statement[] {
  const update = node.incrementor
  return update === undefined ? [] : whole(update, context)
}

interface Test {
  condition: LoopCondition
  /** What gives each round variables of its own, and the next round their last values. */
  copies: Statement[]
  back: Statement[]
}

/** From here on the names of variables that are kept are those of the copies. */
function testOf(
  node: ts.ForStatement,
  variables: (ts.VariableDeclaration | ts.BindingElement)[],
  context: Context,
): Test {
  const [condition, statement] = [node.condition, node.statement]
  const isKeptByTest = condition !== undefined && variables.some((one) => isKeptIn(one, condition))
  const shared = isKeptByTest ? undefined : conditionOf(condition, context)
  const copies: Statement[] = []
  const back: Statement[] = []
  for (const one of variables) {
    if (!isKeptByTest && !isKeptIn(one, statement)) continue
    const all = context.localName(one)!
    const own = context.declare(one, one.name.getText())
    copies.push(define(own, name(all)))
    if (isAssignedIn(one, statement) || (condition !== undefined && isAssignedIn(one, condition)))
      back.push(assign(name(all), name(own)))
  }
  if (shared !== undefined) return { condition: shared, copies, back }
  const { leaves } = conditionOf(condition, context)
  return { condition: { test: undefined, leaves: [...copies, ...leaves] }, copies: [], back }
}

/** The head of Groovy's `for`, where it can say all parts. */
function headOf(
  node: ts.ForStatement,
  starts: Statement[],
  { test }: LoopCondition,
  steps: Statement[],
  context: Context,
) {
  const list = node.initializer
  const [start, update] = [starts[0], steps[0]]
  if (!(list && ts.isVariableDeclarationList(list)) || starts.length !== 1 || steps.length !== 1)
    return undefined
  if (start?.kind !== 'variable' || start.value === undefined || !isSimpleStep(update)) return undefined
  if (hasClosure(start.value) || hasClosure(update)) return undefined
  if (test === undefined || node.condition === undefined) return undefined
  const isInt = context.integers.fitsInt(list.declarations[0]!.name)
  return {
    kind: 'for' as const,
    ...(isInt ? { type: 'int' as const } : {}),
    variable: start.name,
    start: start.value,
    condition: test,
    update,
  }
}

function isSimpleStep(statement: Statement | undefined): statement is Statement {
  return statement?.kind === 'step' || statement?.kind === 'assignment' || statement?.kind === 'expression'
}
