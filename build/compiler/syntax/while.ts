import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { hasClosure } from '../groovy/closures'
import { not } from '../groovy/make'
import { isContinued } from '../jumps'
import { body } from './block'

/** A condition that needs statements before it is evaluated inside, at the start of each round. */
export function whileStatement(node: ts.WhileStatement, context: Context): Statement[] {
  return context.scope(() => {
    const condition = conditionOf(node.expression, context)
    const { value: inside, label } = context.jumps.loop(node, () => body(node.statement, context))
    return [whileLoop(condition, inside, label)]
  })
}

/** Groovy 2.4 has no `do`; the condition stands at the end of each round. */
export function doStatement(node: ts.DoStatement, context: Context): Statement[] {
  return context.scope(() => {
    const lower = (): Statement[] => body(node.statement, context)
    const { value: inside, label } = context.jumps.loop(node, () =>
      isContinued(node) ? context.jumps.round(node, lower) : lower(),
    )
    context.reserve(inside)
    const condition = conditionOf(node.expression, context)
    return [{ ...label, ...forever, body: [...inside, ...condition.leaves] }]
  })
}

export interface LoopCondition {
  /** Undefined where the head of a loop cannot hold it. */
  test: Expression | undefined
  /** Leaves the loop where it does not hold. */
  leaves: Statement[]
}

export function conditionOf(node: ts.Node | undefined, context: Context): LoopCondition {
  if (node === undefined) return { test: { kind: 'boolean', value: true }, leaves: [] }
  const { value, before } = context.capture(() => context.condition(node))
  const leave: Statement = { kind: 'if', condition: not(value), then: [{ kind: 'break' }], otherwise: [] }
  // Sandboxes of old do not know the parameters of a closure in the head of a loop.
  return {
    test: before.length === 0 && !hasClosure(value) ? value : undefined,
    leaves: context.traced(node, [...before, leave]),
  }
}

export function whileLoop(
  condition: LoopCondition,
  inside: Statement[],
  label: { label?: string },
): Statement {
  return condition.test === undefined
    ? { ...label, ...forever, body: [...condition.leaves, ...inside] }
    : { ...label, kind: 'while', condition: condition.test, body: inside }
}

const forever = { kind: 'while', condition: { kind: 'boolean', value: true } } as const
