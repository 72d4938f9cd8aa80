import { Node, type SwitchStatement } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, isNull, nothing } from '../groovy/make'
import { isExactly, isScalar, onlyKind, shapeOf } from '../types'
import { type Absence, absenceOf, unclearAbsence } from './absence'
import { mayBeAbsentOtherwise } from './equality'
import { typeofTest } from './typeof'

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
  if (Node.isTrueLiteral(value)) return nothing
  if (Node.isTypeOfExpression(value)) return context.once(value.getExpression(), 'value')
  const shape = shapeOf(value.getType())
  if (!isScalar(shape) || shape.kinds.size !== 1)
    return context.refuse(node.getExpression(), refusals.noSwitchOn)
  return context.expression(node.getExpression())
}

export function caseTest(node: Node, owner: SwitchStatement, context: Context): CaseTest {
  const value = unwrap(owner.getExpression())
  if (Node.isTrueLiteral(value)) return conditionTest(node, context)
  if (Node.isTypeOfExpression(value)) return typeTest(node, value.getExpression(), context)
  const absence = absenceOf(node)
  return absence === undefined ? valueTest(node, value, context) : absenceTest(node, value, absence, context)
}

/** `switch (true)` */
function conditionTest(node: Node, context: Context): CaseTest {
  const { value, before } = context.capture(() =>
    isExactly(node.getType(), 'boolean')
      ? context.condition(node)
      : context.refuse(node, refusals.noSwitchOn),
  )
  return { constant: undefined, before, of: () => value }
}

/** `switch (typeof value)` */
function typeTest(node: Node, value: Node, context: Context): CaseTest {
  const type = node.getType().getLiteralValue()
  const test = { value, type: typeof type === 'string' ? type : undefined }
  return {
    constant: undefined,
    before: [],
    of: (subject) => context.give(value, subject, () => typeofTest(node, test, context)),
  }
}

function absenceTest(node: Node, value: Node, absence: Absence, context: Context): CaseTest {
  const refusal = unclearAbsence(value, absence)
  if (refusal !== undefined) context.refuse(node, refusal)
  return { constant: nothing, before: [], of: isNull }
}

function valueTest(node: Node, owner: Node, context: Context): CaseTest {
  const [shape, wanted] = [shapeOf(node.getType()), shapeOf(owner.getType())]
  const isAlike = isScalar(shape) && shape.kinds.size === 1 && onlyKind(shape) === onlyKind(wanted)
  if (!isAlike) context.refuse(node, refusals.noSwitchOn)
  if (mayBeAbsentOtherwise(shape, wanted)) context.refuse(node, refusals.noBothAbsent)
  const { value, before } = context.capture(() => context.expression(node))
  const isLiteral = value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean'
  return {
    constant: isLiteral && before.length === 0 ? value : undefined,
    before,
    of: (subject) => binary(subject, '==', value),
  }
}
