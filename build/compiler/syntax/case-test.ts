import { typeOf, literalValue } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
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
export function subjectOf(node: ts.SwitchStatement, context: Context): Expression {
  const value = unwrap(node.expression)
  if (value.kind === SyntaxKind.TrueKeyword) return nothing
  if (ts.isTypeOfExpression(value)) return context.once(value.expression, 'value')
  const shape = shapeOf(typeOf(value))
  if (!isScalar(shape) || shape.kinds.size !== 1) return context.refuse(node.expression, refusals.noSwitchOn)
  return context.expression(node.expression)
}

export function caseTest(node: ts.Node, owner: ts.SwitchStatement, context: Context): CaseTest {
  const value = unwrap(owner.expression)
  if (value.kind === SyntaxKind.TrueKeyword) return conditionTest(node, context)
  if (ts.isTypeOfExpression(value)) return typeTest(node, value.expression, context)
  const absence = absenceOf(node)
  return absence === undefined ? valueTest(node, value, context) : absenceTest(node, value, absence, context)
}

/** `switch (true)` */
function conditionTest(node: ts.Node, context: Context): CaseTest {
  const { value, before } = context.capture(() =>
    isExactly(typeOf(node), 'boolean') ? context.condition(node) : context.refuse(node, refusals.noSwitchOn),
  )
  return { constant: undefined, before, of: () => value }
}

/** `switch (typeof value)` */
function typeTest(node: ts.Node, value: ts.Node, context: Context): CaseTest {
  const type = literalValue(typeOf(node))
  const test = { value, type: typeof type === 'string' ? type : undefined }
  return {
    constant: undefined,
    before: [],
    of: (subject) => context.give(value, subject, () => typeofTest(node, test, context)),
  }
}

function absenceTest(node: ts.Node, value: ts.Node, absence: Absence, context: Context): CaseTest {
  const refusal = unclearAbsence(value, absence)
  if (refusal !== undefined) context.refuse(node, refusal)
  return { constant: nothing, before: [], of: isNull }
}

function valueTest(node: ts.Node, owner: ts.Node, context: Context): CaseTest {
  const [shape, wanted] = [shapeOf(typeOf(node)), shapeOf(typeOf(owner))]
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
