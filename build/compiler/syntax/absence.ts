import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { isNull } from '../groovy/make'
import { shapeOf } from '../types'
import { isUndefined } from './identifier'

export type Absence = 'null' | 'undefined'

/** The one of the two that is written here. */
export function absenceOf(node: ts.Node): Absence | undefined {
  if (node.kind === SyntaxKind.NullKeyword) return 'null'
  return isUndefined(node) ? 'undefined' : undefined
}

/** `value === null` and `value === undefined` */
export function absence(node: ts.Node, value: ts.Node, wanted: Absence, context: Context): Expression {
  const refusal = unclearAbsence(value, wanted)
  return refusal === undefined ? isNull(context.expression(value)) : context.refuse(node, refusal)
}

/** A type with both null and undefined would need the two told apart. */
export function unclearAbsence(value: ts.Node, wanted: Absence): Refusal | undefined {
  const shape = shapeOf(typeOf(value))
  if (shape.kinds.has('unknown') || (shape.null && shape.undefined)) return refusals.noBothAbsent
  return (wanted === 'null' ? shape.undefined : shape.null) ? refusals.noOtherAbsent(wanted) : undefined
}
