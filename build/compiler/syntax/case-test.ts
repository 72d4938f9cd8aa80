import { Node, type SwitchStatement, type TypeOfExpression } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, isNull, nothing } from '../groovy/make'
import { isScalar, onlyKind, shapeOf } from '../types'
import { typeofTest } from './typeof'
import { isUndefined } from './identifier'

/** What a `case` asks of the value of its `switch`. */
export interface CaseTest {
  /** The value of the case, where it is the same each time. */
  constant: Expression | undefined
  before: Statement[]
  /** Whether the case is met. */
  of(subject: Expression): Expression
}

/** The value that a `switch` looks at; nothing where its cases are conditions of their own. */
export function subjectOf(node: SwitchStatement, context: Context): Expression {
  const value = unwrap(node.getExpression())
  if (Node.isTrueLiteral(value) || Node.isTypeOfExpression(value)) return nothing
  const shape = shapeOf(value.getType())
  if (!isScalar(shape) || shape.kinds.size !== 1)
    return context.refuse(node.getExpression(), refusals.noSwitchOn)
  return context.expression(node.getExpression())
}

export function caseTest(node: Node, owner: SwitchStatement, context: Context): CaseTest {
  const value = unwrap(owner.getExpression())
  if (Node.isTrueLiteral(value)) return conditionTest(node, context)
  if (Node.isTypeOfExpression(value)) return typeTest(node, value, context)
  if (Node.isNullLiteral(node) || isUndefined(node)) return absenceTest(node, value, context)
  return valueTest(node, value, context)
}

/** `switch (true)` */
function conditionTest(node: Node, context: Context): CaseTest {
  const { value, before } = context.capture(() =>
    onlyKind(shapeOf(node.getType())) === 'boolean'
      ? context.condition(node)
      : context.refuse(node, refusals.noSwitchOn),
  )
  return { constant: undefined, before, of: () => value }
}

/** `switch (typeof value)` */
function typeTest(node: Node, owner: TypeOfExpression, context: Context): CaseTest {
  const { value, before } = context.capture(() => typeofTest(node, owner, node, context))
  return { constant: undefined, before, of: () => value }
}

/** A type with both null and undefined would need the two told apart. */
function absenceTest(node: Node, value: Node, context: Context): CaseTest {
  const shape = shapeOf(value.getType())
  if (shape.null && shape.undefined) context.refuse(node, refusals.noBothAbsent)
  return { constant: nothing, before: [], of: isNull }
}

function valueTest(node: Node, owner: Node, context: Context): CaseTest {
  const [shape, wanted] = [shapeOf(node.getType()), shapeOf(owner.getType())]
  const isAlike = isScalar(shape) && shape.kinds.size === 1 && onlyKind(shape) === onlyKind(wanted)
  if (!isAlike) context.refuse(node, refusals.noSwitchOn)
  if ((shape.null && wanted.undefined) || (shape.undefined && wanted.null))
    context.refuse(node, refusals.noBothAbsent)
  const { value, before } = context.capture(() => context.expression(node))
  const isConstant = value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean'
  return {
    constant: isConstant ? value : undefined,
    before,
    of: (subject) => binary(subject, '==', value),
  }
}
