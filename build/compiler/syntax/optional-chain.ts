import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { assign, conditional, define, isNotNull, name, nothing, run } from '../groovy/make'
import { isKind } from '../types'

/** `a?.b`, `a?.[i]` or `f?.(x)`. */
type Link = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression

/**
 * The last `?.` of a chain that ends here: where what stands before it is absent, the rest of the chain is skipped, and so
 * are its arguments. Undefined while that rest is being lowered.
 */
export function openLink(node: ts.Node, context: Context): Link | undefined {
  const link = lastLink(node)
  return link === undefined || context.isGiven(link.expression) ? undefined : link
}

/** Whether the node stands behind a `?.` of its chain: its receiver is there, though its type says that it may be absent. */
export function isOptionalChain(node: ts.Node): boolean {
  return lastLink(node) !== undefined
}

function lastLink(node: ts.Node): Link | undefined {
  if ((node.flags & ts.NodeFlags.OptionalChain) === 0) return undefined
  if (ts.isNonNullExpression(node)) return lastLink(node.expression)
  if (
    !ts.isPropertyAccessExpression(node) &&
    !ts.isElementAccessExpression(node) &&
    !ts.isCallExpression(node)
  )
    return undefined
  return node.questionDotToken !== undefined ? node : lastLink(node.expression)
}

export function optionalChain(
  node: ts.Node,
  link: Link,
  context: Context,
  lower: () => Expression,
): Expression {
  const destination = context.isDestined(node) ? context.takeDestination(node, 'value') : undefined
  const { subject, stand, variable } = openSubject(link, context)
  const { value, before } = context.capture(() => context.give(link.expression, stand, lower))
  if (before.length === 0) {
    const safe = safely(value, stand, subject)
    if (safe !== undefined) {
      if (variable !== undefined) context.forget(variable)
      return safe
    }
  }
  if (variable !== undefined) context.prerequisite(define(variable, subject))
  const isPresent = isNotNull(variable === undefined ? subject : stand)
  if (before.length === 0) return conditional(isPresent, value, nothing)
  const result = destination ?? context.invent('value')
  const fill = value.kind === 'null' ? before : [...before, assign(name(result), value)]
  context.prerequisite(define(result), { kind: 'if', condition: isPresent, then: fill, otherwise: [] })
  return name(result)
}

/** The chain as a statement, where its value does not count. */
export function optionalStatement(link: Link, context: Context, lower: () => Statement[]): Statement[] {
  const { subject, stand, variable } = openSubject(link, context)
  const { value, before } = context.capture(() => context.give(link.expression, stand, lower))
  const [only, ...others] = [...before, ...value]
  if (only?.kind === 'expression' && others.length === 0) {
    const safe = safely(only.expression, stand, subject)
    if (safe !== undefined) {
      if (variable !== undefined) context.forget(variable)
      return [run(safe)]
    }
  }
  const test: Statement = {
    kind: 'if',
    condition: isNotNull(variable === undefined ? subject : stand),
    then: [...before, ...value],
    otherwise: [],
  }
  return variable === undefined ? [test] : [define(variable, subject), test]
}

/** What stands before the `?.`; `stand` is what the rest of the chain takes for it, so that it is evaluated once. */
function openSubject(
  link: Link,
  context: Context,
): { subject: Expression; stand: Expression; variable?: string } {
  const subject = context.expression(link.expression)
  if (isSimple(subject)) return { subject, stand: present(subject) }
  const variable = context.invent(isKind(typeOf(link.expression), 'list') ? 'list' : 'value')
  return { subject, stand: name(variable), variable }
}

/** The same where it is known to be there: `a.b` for `a?.b`. An object of its own, to be found again. */
function present(subject: Expression): Expression {
  return subject.kind === 'property'
    ? { ...subject, object: present(subject.object), safe: false }
    : { ...subject }
}

/** `a?.b?.c(x)`: the rest of the chain as Groovy's own, which asks at each part, and evaluates arguments all the same. */
function safely(value: Expression, stand: Expression, subject: Expression): Expression | undefined {
  if (value === stand) return subject
  if (value.kind === 'property') {
    const object = safely(value.object, stand, subject)
    return object === undefined ? undefined : { ...value, object, safe: true }
  }
  if (value.kind !== 'call' || value.receiver === undefined || !value.arguments.every(isHarmless))
    return undefined
  const receiver = safely(value.receiver, stand, subject)
  return receiver === undefined ? undefined : { ...value, receiver, safe: true }
}

/** Evaluating it does nothing, and cannot fail. */
function isHarmless(argument: Expression): boolean {
  switch (argument.kind) {
    case 'name':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'closure':
      return true
    default:
      return false
  }
}
